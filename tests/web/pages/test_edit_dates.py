"""What is made of dates in a form."""

import pytest

from app.domain.photographs import PhotographDescription
from app.web.forms.tree import FormTree, grow
from app.web.pages.edit_dates import mean, take_over, understood_dates

TYPED = [
    ("reference_code", "A 1"),
    ("dates-0-as_written", "grudzień 1941"),
    ("dates-1-as_written", " "),
    ("custody-0-date_as_written", "3 kwietnia 1900"),
    ("custody-0-calendar", "julian"),
]


@pytest.fixture
def tree() -> FormTree:
    return grow(TYPED, PhotographDescription)


def test_every_date_that_was_written_is_understood(tree: FormTree) -> None:
    found = {name: one.edtf for name, one in understood_dates(tree, "en").items()}
    assert found == {"dates-0-as_written": "1941-12", "custody-0-date_as_written": "1900-04-16"}


def test_what_was_understood_is_written_beside_it(tree: FormTree) -> None:
    assert take_over(tree, "dates-0", "en") == "dates-0-edtf"
    assert take_over(tree, "custody-0", "en") == "custody-0-date_edtf"
    assert tree["dates"][0]["edtf"] == "1941-12"
    assert tree["custody"][0]["date_edtf"] == "1900-04-16"


@pytest.mark.parametrize("where", ["", "title", "dates-9", "sides-0", "dates-0-as_written"])
def test_where_there_is_no_date_nothing_is_written(tree: FormTree, where: str) -> None:
    assert take_over(tree, where, "en") == ""
    assert tree == grow(TYPED, PhotographDescription)


@pytest.mark.parametrize(
    ("where", "written"),
    [("dates-0-edtf:1942", "1942"), ("dates-0-note:1942", ""), ("dates-9-edtf:1942", ""), ("", "")],
)
def test_only_the_meaning_of_a_date_is_chosen(tree: FormTree, where: str, written: str) -> None:
    mean(tree, where)
    assert (tree["dates"][0]["edtf"], tree["dates"][0]["note"]) == (written, "")
