import pytest

from app.language.rule_reading import read_languages, read_shared
from app.language.sounding import Consonants, Sounds, merged, stems_of_sounds

SOUNDS = {rules.code: Sounds(rules.sounds) for rules in read_languages()}
ENDINGS = read_shared().sound_endings


# By hand: one name as the languages of the field transliterate it.
@pytest.mark.parametrize(
    "spellings",
    [
        {"ru": "жуков", "pl": "żukow", "en": "zhukov", "de": "shukow", "uk": "жуков"},
        {"ru": "хрущёв", "pl": "chruszczow", "en": "khrushchev", "de": "chruschtschew"},
        {"ru": "чайковский", "pl": "czajkowski", "en": "tchaikovsky", "de": "tschaikowski"},
        {"ru": "царицын", "pl": "carycyn", "en": "tsaritsyn", "de": "zarizyn"},
        {"uk": "луганськ", "pl": "łuhansk", "en": "luhansk", "de": "luhansk"},
        {"ru": "домбровский", "pl": "dąbrowski"},
        {"ru": "сенкевич", "pl": "sienkiewicz"},
        {"ru": "жешув", "pl": "rzeszów"},
        {"ru": "пшемысль", "pl": "przemyśl"},
        {"ru": "гитлер", "de": "hitler"},
        {"ru": "кёнигсберг", "de": "königsberg"},
        {"yi": "ווילנע", "en": "vilne"},
        {"yi": "טשערנאָוויץ", "en": "tshernovits"},
    ],
    ids=lambda spellings: next(iter(spellings.values())),
)
def test_a_name_sounds_the_same_from_whatever_alphabet(spellings: dict[str, str]) -> None:
    ways = [set(SOUNDS[code].ways(word)) for code, word in spellings.items()]
    assert set.intersection(*ways), ways


def test_glides_doubled_letters_and_what_is_no_letter_fall() -> None:
    assert merged("marija-anna") == "marana"
    assert merged("gorbačov") == "gorbačev"


def test_a_word_has_few_ways_to_sound_however_long() -> None:
    assert len(SOUNDS["de"].ways("zuhoechstverantwortung" * 20)) <= 4


@pytest.mark.parametrize("form", ["kovalski", "kovalskego", "kovalskomu", "kovalska", "kovalskei"])
def test_endings_of_all_languages_come_off_sounds(form: str) -> None:
    assert "kovalsk" in stems_of_sounds(form, ENDINGS)


def test_two_endings_may_come_off() -> None:
    assert stems_of_sounds("novakova", ENDINGS) == ["novakova", "novakov", "novak"]
    assert stems_of_sounds("žukovu", ENDINGS) == ["žukovu", "žukov", "žuk"]


def test_three_sounds_stay() -> None:
    assert stems_of_sounds("ana", ENDINGS) == ["ana"]


def test_consonants_are_those_that_hebrew_letters_tell() -> None:
    consonants = Consonants(read_shared().consonants)
    assert consonants.of("ווילנע") == consonants.of("vilno") == "bln"
    assert consonants.of("משה") == "ms"
