"""Refusals are told in the reader's language, with the values that the domain put into them."""

import pytest

from app.domain.account_faults import AccountFault
from app.domain.errors import Problem
from app.web.pages.text import Text
from app.web.sentences.telling import telling

POLISH = telling("pl")


@pytest.mark.parametrize(
    ("english", "polish"),
    [
        ("This merge was undone already.", "To scalenie już cofnięto."),
        (
            "There is an account zofia already. Choose another name.",
            "Konto zofia już istnieje. Proszę wybrać inną nazwę.",
        ),
        ("There is no such hand.", "Nic takiego tu nie ma."),
        (
            "No hand has this name: A. Jarosińska.",
            "Nikt ani nic takiego rodzaju nie nosi tej nazwy: A. Jarosińska.",
        ),
        (
            "has 100,001 characters, at most 100,000",
            "liczy 100\xa0001 znaków, a może najwyżej 100\xa0000",
        ),
    ],
)
def test_a_sentence_is_said_anew_with_its_values(english: str, polish: str) -> None:
    assert POLISH.told(english) == Text(polish, "pl")


def test_what_a_sentence_quotes_is_said_anew_too() -> None:
    problems = (
        Problem("dates[0].edtf", "1941-13", "is no EDTF date: there is no month or season 13"),
        Problem("unit", "X", "no unit has this reference code; describe it first"),
    )
    told = POLISH.told(f"A 1 can't be kept. {'; '.join(map(str, problems))}.")
    assert told.value == (
        "Nie można zachować A 1. dates[0].edtf ('1941-13'): nie jest datą EDTF: nie ma miesiąca "
        "ani pory roku 13; unit ('X'): żadna jednostka nie ma tej sygnatury; najpierw trzeba ją "
        "opisać."
    )
    assert POLISH.told("; ".join(map(str, problems))).language == "pl"
    assert POLISH.told(problems[0]).value.startswith("dates[0].edtf ('1941-13'): nie jest")


def test_several_lines_are_all_told() -> None:
    told = POLISH.told("This form is not UTF-8.\nA template needs a name.")
    assert told == Text("Ten formularz nie jest w UTF-8. Szablon musi mieć nazwę.", "pl")


def test_what_is_not_known_stays_in_english_and_says_so() -> None:
    assert POLISH.told("Brand new trouble.") == Text("Brand new trouble.", "en")
    page = POLISH.marked("A <b>brand new</b> trouble.")
    assert page == '<span lang="en">A &lt;b&gt;brand new&lt;/b&gt; trouble.</span>'
    mixed = POLISH.told("This form is not UTF-8.\nBrand new.")
    assert mixed == Text("This form is not UTF-8. Brand new.", "en")


def test_values_are_put_in_as_they_are() -> None:
    sentence = "There is an account {name} <i>%s</i> already. Choose another name."
    assert "{name} <i>%s</i>" in POLISH.told(sentence).value
    assert "&lt;i&gt;" in POLISH.marked(sentence)


def test_in_english_a_refusal_is_what_it_is() -> None:
    assert telling("en").told("Brand new trouble.") == Text("Brand new trouble.", "en")
    assert telling("en").marked("a < b") == "a &lt; b"


def test_a_hostile_length_is_not_looked_through() -> None:
    long = "There is an account " + " already. Choose" * 4000
    assert POLISH.told(long).language == "en"


def test_faults_of_accounts_are_known_by_their_vocabulary() -> None:
    assert {POLISH.told(fault.value).language for fault in AccountFault} == {"pl"}
