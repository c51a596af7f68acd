"""Rows come, go and change places, and whoever points to one still does."""

import pytest

from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.exchange.sample import sample_photographs
from app.web.forms.filling import fill
from app.web.forms.moving import move
from app.web.forms.offering import without_untouched
from app.web.forms.reading import read_form
from app.web.forms.tree import FormTree, grow, steps_of


def do(tree: FormTree, verb: str, name: str) -> str:
    """Press a button."""
    return move(tree, verb, steps_of(name), language="en")


@pytest.fixture
def tree() -> FormTree:
    """Two sides with an inscription each; a date rests on the second side's."""
    return grow(
        [
            ("reference_code", "A 1"),
            ("sides-0-kind", "recto"),
            ("sides-0-inscriptions-0-kind", "stamp"),
            ("sides-1-kind", "verso"),
            ("sides-1-inscriptions-0-kind", "note"),
            ("sides-1-inscriptions-1-kind", "date"),
            ("dates-0-of", "taken"),
            ("dates-0-inscription", "1.1"),
        ],
        PhotographDescription,
    )


def test_a_date_follows_its_inscription(tree: FormTree) -> None:
    do(tree, "up", "sides-1-inscriptions-1")
    assert tree["dates"][0]["inscription"] == "1.0"
    do(tree, "remove", "sides-0")
    assert tree["dates"][0]["inscription"] == "0.0"
    do(tree, "down", "sides-0-inscriptions-0")
    assert tree["dates"][0]["inscription"] == "0.1"


def test_a_date_whose_inscription_is_gone_rests_on_none(tree: FormTree) -> None:
    do(tree, "remove", "sides-1-inscriptions-1")
    assert tree["dates"][0]["inscription"] == ""


def test_a_cut_reading_follows_the_whole_one() -> None:
    tree = fill(sample_photographs()[0])
    do(tree, "down", "sides-1-inscriptions-0-readings-0")
    cut, whole = tree["sides"][1]["inscriptions"][0]["readings"]
    assert cut["truncates"] == "1"
    assert whole["truncates"] == ""
    do(tree, "remove", "sides-1-inscriptions-0-readings-1")
    assert tree["sides"][1]["inscriptions"][0]["readings"][0]["truncates"] == ""


def test_a_row_at_the_end_stays_there(tree: FormTree) -> None:
    assert do(tree, "up", "sides-0") == "sides-0"
    assert do(tree, "down", "sides-1") == "sides-1"
    assert [side["kind"] for side in tree["sides"]] == ["recto", "verso"]


def test_an_added_row_is_where_the_eye_goes(tree: FormTree) -> None:
    assert do(tree, "add", "sides-1-inscriptions") == "sides-1-inscriptions-2"
    assert do(tree, "add", "title") == "title-0"
    assert do(tree, "add", "subjects") == "subjects-0"
    assert do(tree, "remove", "subjects-0") == "subjects"


def test_an_added_inscription_that_nobody_fills_in_says_nothing(tree: FormTree) -> None:
    before = read_form(tree)
    for name in ("sides-0-inscriptions", "dates", "custody", "sides", "title", "subjects"):
        do(tree, "add", name)
    assert read_form(without_untouched(tree)) == before


@pytest.mark.parametrize(
    ("verb", "name"),
    [("remove", "sides-9"), ("up", "sides"), ("add", "carrier-0"), ("add", "x"), ("remove", "")],
)
def test_what_can_t_be_done_is_refused(tree: FormTree, verb: str, name: str) -> None:
    with pytest.raises(Rejected):
        do(tree, verb, name)
