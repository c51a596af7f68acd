from typing import Any

import pytest

from app.domain.dating import DateOf
from app.domain.errors import Problem, Rejected
from app.domain.sides import SideKind
from app.exchange.mapping import ImportMapping
from app.exchange.mapping_reading import default_mapping, read_mapping
from app.exchange.planning import PlannedPhotograph, key_of, plan
from app.exchange.table_rows import Row


def planned(**cells: Any) -> PlannedPhotograph:
    return plan(Row(2, cells), default_mapping())


def problems_of(mapping: ImportMapping, **cells: Any) -> list[tuple[str, str]]:
    with pytest.raises(Rejected, match="Row 2") as caught:
        plan(Row(2, cells), mapping)
    return [(problem.where, problem.value) for problem in caught.value.problems]


def test_a_row_becomes_a_photograph_with_its_scans_named_by_file() -> None:
    photograph = planned(
        reference_code="A 1", title_pl="Po amnestii", recto="1r.jpg", verso="1v.jpg;1v-raking.jpg",
        inscription="Stalin's paradise", inscription_language="en", date="December, 1941",
        photographer="A; B", width_mm="90,5", subjects="army;amnesty",
    )  # fmt: skip
    assert (photograph.row, photograph.key, photograph.unmapped) == (2, "A 1", ())
    description = photograph.description
    assert description.title == {"pl": ["Po amnestii"]}
    assert [side.kind for side in description.sides] == [SideKind.RECTO, SideKind.VERSO]
    scans = description.sides[1].scans
    assert [(scan.file_name, scan.sha256) for scan in scans] == [
        ("1v.jpg", ""), ("1v-raking.jpg", ""),
    ]  # fmt: skip
    assert description.sides[1].inscriptions[0].readings[0].text == "Stalin's paradise"
    (date,) = description.dates
    assert (date.of, date.as_written, date.edtf) == (DateOf.TAKEN, "December, 1941", "1941-12")
    assert [agent.name for agent in description.agents] == ["A", "B"]
    assert description.width_mm == 90.5


def test_a_row_needs_no_scans() -> None:
    photograph = planned(reference_code="A 1", inscription="To Ada")
    (side,) = photograph.description.sides
    assert (side.kind, side.scans) == (SideKind.VERSO, ())


def test_a_reference_code_that_is_a_number_is_taken_as_text() -> None:
    assert planned(reference_code=60.0).key == "60"


def test_a_column_without_a_field_lands_in_a_note_and_is_reported() -> None:
    photograph = planned(reference_code="A 1", Shelf="B 12")
    assert photograph.unmapped == ("Shelf",)
    assert photograph.description.notes[0].label == "Shelf"


def test_a_date_that_nobody_understands_is_kept_as_written_and_reported() -> None:
    photograph = planned(reference_code="A 1", date="before the flood")
    assert photograph.description.dates[0].as_written == "before the flood"
    assert photograph.description.dates[0].edtf == ""
    assert [warning.where for warning in photograph.warnings] == ["date"]


@pytest.mark.parametrize(
    ("expression", "cells", "left"),
    [
        ('{template: "{A}, {B}"}', {"A": "Ada", "B": ""}, ["A"]),
        ('{template: "{A}, {B}"}', {"A": "Ada", "B": "1843"}, []),
        ("{column: A, or: {column: B}}", {"A": "Ada", "B": "1843"}, ["B"]),
        ("{column: A, or: {column: B}}", {"A": "", "B": "1843"}, []),
        ("{column: A, quotations: inside, or: {column: B}}", {"A": "no marks", "B": ""}, ["A"]),
    ],
)
def test_what_the_mapping_reads_but_does_not_take_lands_in_a_note(
    expression: str, cells: dict[str, Any], left: list[str]
) -> None:
    mapping = read_mapping(f"key: No\nphotograph: {{condition: {expression}}}\n", name="m")
    photograph = plan(Row(2, {"No": "1", **cells}), mapping)
    assert list(photograph.unmapped) == left
    assert [note.text for note in photograph.description.notes] == [cells[name] for name in left]


def test_a_warning_is_told_once_however_often_the_mapping_reads_the_column() -> None:
    mapping = read_mapping(
        "key: No\nphotograph:\n  dates:\n"
        "    - {of: taken, as_written: {column: D}, edtf: {column: D, as: edtf}}\n"
        "    - {of: printed, as_written: {column: D}, edtf: {column: D, as: edtf}}\n",
        name="m",
    )
    photograph = plan(Row(2, {"No": "1", "D": "03.04.1942"}), mapping)
    assert [date.edtf for date in photograph.description.dates] == ["1942-04-03"] * 2
    assert [warning.where for warning in photograph.warnings] == ["D"]


@pytest.mark.parametrize("code", ["", " ", None])
def test_a_row_without_a_reference_code_is_refused(code: str | None) -> None:
    found = problems_of(default_mapping(), reference_code=code, title="Frost")
    assert found == [("reference_code", "")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"reference_code": "A\n1"}, ("reference_code", "A\n1")),
        ({"title": "a\0b"}, ("title", "a\0b")),
        ({"generation": "copy"}, ("generation", "copy")),
        ({"width_mm": "wide"}, ("width_mm", "wide")),
        ({"width_mm": "0"}, ("width_mm", "0")),
        ({"rights_uri": "CC BY"}, ("rights_uri", "CC BY")),
        (
            {"inscription": "a", "inscription_language": "Polish"},
            ("inscription_language", "Polish"),
        ),
        ({"inscription_language": "pl"}, ("inscription", "")),
        ({"recto": "../secret.jpg"}, ("recto", "../secret.jpg")),
        ({"verso": "a.jpg; /etc/passwd"}, ("verso", "/etc/passwd")),
        ({"recto": "C:\\scans\\a.jpg"}, ("recto", "C:/scans/a.jpg")),
    ],
)
def test_a_problem_is_told_by_its_column(cells: dict[str, Any], expected: tuple[str, str]) -> None:
    assert problems_of(default_mapping(), **{"reference_code": "A 1", **cells}) == [expected]


def test_all_problems_of_a_row_are_told_together() -> None:
    found = problems_of(
        default_mapping(), reference_code="A", width_mm="wide", generation="copy", recto="/a.jpg"
    )
    assert {where for where, _ in found} == {"width_mm", "generation", "recto"}


def test_the_reason_names_the_terms_that_are_permitted() -> None:
    with pytest.raises(Rejected) as caught:
        planned(reference_code="A", generation="copy")
    (problem,) = caught.value.problems
    assert "permitted: unknown, original, copy print, reproduction" in problem.reason
    assert "(for generation)" in problem.reason


def test_a_row_with_a_problem_of_the_table_is_refused_with_it(small_mapping: ImportMapping) -> None:
    problem = Problem("", "", "the row has 1 cells, the header 2")
    with pytest.raises(Rejected) as caught:
        plan(Row(7, {"No": "1"}, (problem,)), small_mapping)
    assert caught.value.problems == (problem,)


def test_a_key_of_several_values_is_refused() -> None:
    mapping = read_mapping("key: {column: No, split: ';'}\nphotograph: {}\n", name="m")
    assert problems_of(mapping, No="1;2") == [("No", "1; 2")]


def test_a_problem_of_the_description_is_said_by_the_column_that_it_comes_from() -> None:
    photograph = planned(reference_code="A 1", recto="r.jpg", verso="v.jpg")
    for where, column in [
        ("sides[1].scans[0].file_name", "verso"),
        ("sides[0].scans[0].sha256", "recto"),
        ("reference_code", "reference_code"),
        ("condition", "condition"),
    ]:
        assert photograph.by_column(Problem(where, "", "fault")).where == column


def test_a_row_that_cannot_be_taken_still_has_its_key() -> None:
    mapping = default_mapping()
    faulty = Row(2, {"reference_code": "A 1", "width_mm": "wide"}, (Problem("", "", "fault"),))
    assert key_of(faulty, mapping) == "A 1"
    assert key_of(Row(3, {"reference_code": None}), mapping) == ""


def test_html_in_a_cell_is_made_plain_text_and_reported() -> None:
    photograph = planned(reference_code="A 1", Shelf="<b>B</b> 12<br>left")
    assert photograph.description.notes[0].text == "B 12\nleft"
    (warning,) = photograph.warnings
    assert (warning.value, warning.reason) == (
        "<b>B</b> 12<br>left",
        "held HTML, which was made plain text",
    )
