"""What a form begins with."""

from app.domain.photographs import PhotographDescription
from app.exchange.sample import sample_photographs
from app.web.forms.offering import without_untouched
from app.web.forms.reading import read_form
from app.web.forms.starting import after, begin
from app.web.forms.tree import flatten, grow


def test_a_new_form_says_nothing_but_that_there_are_two_sides() -> None:
    tree = without_untouched(grow(flatten(begin(language="en")), PhotographDescription))
    tree["reference_code"] = "A 1"
    photograph = read_form(tree)
    assert [side.kind for side in photograph.sides] == ["recto", "verso"]
    assert photograph == PhotographDescription("A 1", sides=photograph.sides)


def test_a_new_form_asks_in_the_reader_s_language_first() -> None:
    assert begin(language="pl")["title"][0]["language"] == "pl"


def test_the_next_of_a_series_has_what_they_have_in_common() -> None:
    before = sample_photographs()[0]
    tree = without_untouched(after(before, language="en"))
    assert tree["reference_code"] == ""
    tree["reference_code"] = "A 2"
    photograph = read_form(tree)
    assert photograph.holder == before.holder
    assert photograph.custody == before.custody
    assert photograph.unit == before.unit
    assert [side.kind for side in photograph.sides] == ["recto", "verso"]
    assert list(photograph.inscriptions()) == []
    assert all(side.scans == () for side in photograph.sides)
