"""What is typed is understood, or pointed at."""

import pytest

from app.domain.errors import Rejected
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.web.forms.reading import read_form
from app.web.forms.tree import FormTree, grow

CODE = ("reference_code", "A 1")


def typed(*fields: tuple[str, str]) -> FormTree:
    """A form in which only this was filled in."""
    return grow([CODE, *fields], PhotographDescription)


def wheres(tree: FormTree) -> set[str]:
    """Where a form is refused."""
    with pytest.raises(Rejected) as refusal:
        read_form(tree)
    return {problem.where for problem in refusal.value.problems}


def test_a_form_with_a_code_alone_is_a_photograph() -> None:
    assert read_form(typed()) == PhotographDescription("A 1")


@pytest.mark.parametrize(
    ("written", "width_mm"), [("120", 120.0), ("12,5", 12.5), (" 9.25 ", 9.25)]
)
def test_a_size_may_be_written_with_a_comma(written: str, width_mm: float) -> None:
    assert read_form(typed(("width_mm", written))).width_mm == width_mm


def test_what_is_no_number_is_told_at_its_field() -> None:
    assert wheres(typed(("width_mm", "wide"))) == {"width_mm"}


def test_a_region_wants_all_its_numbers() -> None:
    written = (
        ("sides-0-kind", "verso"),
        ("sides-0-inscriptions-0-kind", "note"),
        ("sides-0-inscriptions-0-region-x_px", "1"),
    )
    region = "sides[0].inscriptions[0].region"
    assert wheres(typed(*written)) == {f"{region}.{n}_px" for n in ("y", "width", "height")}
    rest = [(f"sides-0-inscriptions-0-region-{n}_px", "5") for n in ("y", "width", "height")]
    (side,) = read_form(typed(*written, *rest)).sides
    assert side.inscriptions[0].region == Region(1, 5, 5, 5)


ON_A_NOTE = (("sides-0-kind", "verso"), ("sides-0-inscriptions-0-kind", "note"))
REGION = "sides-0-inscriptions-0-region"


@pytest.mark.parametrize(
    "written", ["10,20 200,20 200,90", " 10 20, 200 20, 200 90 ", "10,20; 200,20; 200,90"]
)
def test_the_corners_of_a_polygon_alone_are_enough(written: str) -> None:
    (side,) = read_form(typed(*ON_A_NOTE, (f"{REGION}-points_px", written))).sides
    assert side.inscriptions[0].region == Region(10, 20, 190, 70, ((10, 20), (200, 20), (200, 90)))


@pytest.mark.parametrize(
    "written",
    ["here", "10,20 200,20 200", "10,20 200,20", "1,1 2,2 3,3", "-1,0 5,0 5,5", "1.5,2 3"],
)
def test_corners_that_make_no_polygon_are_told_at_their_field(written: str) -> None:
    where = "sides[0].inscriptions[0].region.points_px"
    assert where in wheres(typed(*ON_A_NOTE, (f"{REGION}-points_px", written)))


def test_numbers_and_corners_that_speak_against_each_other_are_told() -> None:
    numbers = [(f"{REGION}-{name}_px", "5") for name in ("x", "y", "width", "height")]
    corners = (f"{REGION}-points_px", "10,20 200,20 200,90")
    assert wheres(typed(*ON_A_NOTE, *numbers, corners)) == {
        "sides[0].inscriptions[0].region.points_px"
    }


def test_texts_without_a_language_say_so() -> None:
    tree = typed(("title-0-text", "A"), ("title-1-text", "B"), ("title-1-language", "pl"))
    assert read_form(tree).title == {"none": ["A"], "pl": ["B"]}


def test_rows_of_no_text_say_nothing() -> None:
    tree = typed(("title-0-language", "pl"), ("subjects-0-text", ""), ("subjects-1-text", "gulag"))
    assert read_form(tree) == PhotographDescription("A 1", subjects=("gulag",))


def test_ticked_it_is_closed_without_more_being_said() -> None:
    assert read_form(typed(("access-given", "yes"))).access is not None
    assert read_form(typed()).access is None


def test_a_term_that_is_none_is_told_at_its_field() -> None:
    assert wheres(typed(("sides-0-kind", "back"))) == {"sides[0].kind"}


def test_a_browser_s_line_ends_are_those_of_the_catalogue() -> None:
    assert read_form(typed(("notes-0-text", "a\r\nb"))).notes[0].text == "a\nb"
