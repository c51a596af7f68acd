from app.domain.search_terms import KeyKind
from app.language.language_rules import Script
from app.language.language_words import LanguageWords
from app.language.rule_reading import read_languages, read_shared
from app.language.sound_keys import SoundKeys

KEYS = SoundKeys(read_shared())
LANGUAGES = {rules.code: LanguageWords(rules) for rules in read_languages()}


def test_the_likeliest_way_to_sound_is_the_surest() -> None:
    ways = KEYS.ways(["góra"], [LANGUAGES["pl"]])
    assert ways == ["gura", "gora"]
    keys = list(KEYS.of(ways, Script.LATIN, is_typed=False))
    weights = {key.key: key.weight for key in keys if key.kind is KeyKind.SKELETON}
    assert weights["gura"] > weights["gora"]


def test_little_that_stays_meets_other_alphabets_alone() -> None:
    def keys(way: str, script: Script, *, is_typed: bool) -> set[str]:
        of = KEYS.of([way], script, is_typed=is_typed)
        return {key.key for key in of if key.kind is KeyKind.SKELETON}

    typed = keys("kone", Script.LATIN, is_typed=True)
    assert typed & keys("konu", Script.CYRILLIC, is_typed=False)
    assert not typed & keys("konu", Script.LATIN, is_typed=False)
    longer = keys("buzuluka", Script.LATIN, is_typed=True)
    assert longer & keys("buzuluku", Script.LATIN, is_typed=False)


def test_what_has_hardly_a_sound_has_no_key() -> None:
    assert KEYS.ways(["ja"], [LANGUAGES["pl"]]) == []


def test_consonants_are_met_only_between_hebrew_and_other_letters() -> None:
    def keys(word: str, ways: list[str], script: Script, *, is_typed: bool) -> set[str]:
        return {key.key for key in KEYS.consonants(word, ways, script, is_typed=is_typed)}

    hebrew = keys("ווארשא", [], Script.HEBREW, is_typed=False)
    latin = keys("warsza", ["varša"], Script.LATIN, is_typed=False)
    assert hebrew & keys("warsza", ["varša"], Script.LATIN, is_typed=True)
    assert latin & keys("ווארשא", [], Script.HEBREW, is_typed=True)
    assert not latin & keys("worsza", ["vorša"], Script.LATIN, is_typed=True)


def test_of_few_consonants_the_end_is_compared_too() -> None:
    hebrew = {k.key for k in KEYS.consonants("רבקה", [], Script.HEBREW, is_typed=False)}
    rivke = {k.key for k in KEYS.consonants("rivke", ["rivke"], Script.LATIN, is_typed=True)}
    fisher = {k.key for k in KEYS.consonants("рыбак", ["ribak"], Script.CYRILLIC, is_typed=True)}
    assert hebrew & rivke
    assert not hebrew & fisher
