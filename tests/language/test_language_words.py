import pytest

from app.language.folding import fold
from app.language.language_words import LanguageWords
from app.language.rule_reading import read_languages

LANGUAGES = {rules.code: LanguageWords(rules) for rules in read_languages()}


@pytest.mark.parametrize(
    ("code", "old", "today"),
    [
        ("pl", "armji", "armii"),
        ("pl", "galicya", "galicja"),
        ("pl", "xiądz", "ksiadz"),
        ("pl", "woyna", "wojna"),
        ("ru", "русскаго", "русского"),
        ("de", "photographie", "fotografie"),
        ("de", "mueller", "muller"),
        ("en", "colours", "colors"),
    ],
)
def test_a_word_has_todays_spelling_too(code: str, old: str, today: str) -> None:
    assert today in [form for form, _, _ in LANGUAGES[code].spellings(fold(old), old)]


def test_an_old_spelling_is_surer_than_a_mistake() -> None:
    weights = {form: weight for form, _, weight in LANGUAGES["de"].spellings("thuer", "thuer")}
    assert weights == {"tuer": 0.9, "tur": 0.75, "thur": 0.75}


def test_a_vowel_that_only_lost_its_accent_is_no_mistake() -> None:
    assert list(LANGUAGES["pl"].spellings("lwow", "lwow")) == []


def test_abbreviations_know_the_cases_of_what_they_stand_for() -> None:
    polish = LANGUAGES["pl"]
    (stem, *_) = polish.stems.of("podporucznikowi", "podporucznikowi")
    keys = dict(polish.abbreviations.of("podporucznikowi", [stem], is_typed=True))
    assert keys.keys() == dict(polish.abbreviations.of("ppor", [], is_typed=False)).keys()


def test_words_whose_forms_no_ending_explains_have_their_dictionary_form() -> None:
    def lemmas(code: str, word: str) -> list[str]:
        return list(LANGUAGES[code].lemmas(fold(word), word, is_typed=False))

    assert lemmas("ru", "матерью") == lemmas("ru", "мать") == ["мать"]
    assert lemmas("uk", "матір") == lemmas("uk", "матері")
    assert "czlowiek" in lemmas("pl", "ludzi")
