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
    weights = {key.key: key.weight for key in KEYS.of(ways) if key.kind is KeyKind.SKELETON}
    assert weights["gura"] > weights["gora"]


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
