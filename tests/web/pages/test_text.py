"""A record's text goes with the language that it is in."""

from app.web.pages.text import Text

TITLE = {"en": ["Soldiers"], "pl": ["Żołnierze"], "none": ["12/4"]}


def test_the_readers_language_is_taken() -> None:
    assert Text.best(TITLE, "pl") == Text("Żołnierze", "pl")


def test_a_variety_of_the_language_will_do() -> None:
    assert Text.best({"pl-PL": ["Żołnierze"]}, "pl") == Text("Żołnierze", "pl-PL")


def test_english_stands_in_for_a_language_that_is_missing() -> None:
    assert Text.best({"en": ["Soldiers"], "de": ["Soldaten"]}, "pl") == Text("Soldiers", "en")


def test_text_of_no_language_says_so() -> None:
    assert Text.best({"none": ["12/4"]}, "pl") == Text("12/4", "")


def test_any_language_is_better_than_none() -> None:
    assert Text.best({"de": ["Soldaten"]}, "pl") == Text("Soldaten", "de")


def test_several_values_stand_beside_each_other() -> None:
    assert Text.best({"en": ["One", "Two"]}, "en").value == "One · Two"


def test_an_empty_value_says_nothing() -> None:
    assert Text.best({"pl": [""], "en": ["Soldiers"]}, "pl") == Text("Soldiers", "en")
    assert not Text.best({}, "en")
    assert not Text.best(None, "en")
