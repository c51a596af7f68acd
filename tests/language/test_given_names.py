import pytest

from app.language.folding import fold
from app.language.given_names import GivenNames
from app.language.language_words import LanguageWords
from app.language.rule_reading import read_languages, read_shared

LANGUAGES = {rules.code: LanguageWords(rules) for rules in read_languages()}
NAMES = GivenNames(tuple(LANGUAGES.values()), read_shared())


def weight(typed: str, written: str, language: str) -> float:
    """How surely a typed name is met by a written one; 0 where it is not."""
    script = LANGUAGES[language].rules.script
    every = [one for one in LANGUAGES.values() if one.rules.script is script]
    asked = dict(NAMES.of(fold(typed), typed.lower(), every, is_typed=True))
    own = [LANGUAGES[language]]
    kept = dict(NAMES.of(fold(written), written.lower(), own, is_typed=False))
    return max((min(asked[name], kept[name]) for name in asked.keys() & kept.keys()), default=0)


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("Stanisław", "Staszkowi", "pl"),
        ("Katarzyna", "Kasi", "pl"),
        ("Jędrek", "Andrzejem", "pl"),
        ("Władysława", "Władzi", "pl"),
        ("William", "Bill", "en"),
        ("Александр", "Саше", "ru"),
        ("Маруся", "Марии", "ru"),
        ("Heinrich", "Heinz", "de"),
        ("רבקה", "ריווקע", "yi"),
        ("Aleksander", "Olek", "en"),
    ],
)
def test_one_person_is_found_under_what_the_family_said(
    typed: str, written: str, language: str
) -> None:
    assert weight(typed, written, language) == 0.6


def test_the_name_of_another_language_is_met_less_surely() -> None:
    assert weight("Tadeusz", "Thaddeus", "en") == 0.5
    assert weight("Aleksander", "Hans", "de") == 0


def test_a_short_word_is_no_case_of_a_name_that_ends_in_a_vowel() -> None:
    assert weight("Лёня", "Лён", "ru") == weight("Елена", "лен", "ru") == 0
    assert weight("Коля", "кол", "ru") == 0


@pytest.mark.parametrize(
    ("typed", "written", "language"),
    [
        ("Lwów", "Lemberg", "de"),
        ("Lemberg", "Lwowie", "pl"),
        ("Lviv", "Львове", "ru"),
        ("Cracow", "Krakowa", "pl"),
        ("Königsberg", "Królewcu", "pl"),
        ("Szczecin", "Stettins", "de"),
        ("Wilno", "ווילנע", "yi"),
    ],
)
def test_a_town_is_found_under_its_name_in_another_language(
    typed: str, written: str, language: str
) -> None:
    assert weight(typed, written, language) == 0.5
