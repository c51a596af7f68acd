from typing import Any

import pytest

from app.exchange.expression_reading import read_expression
from app.exchange.row_values import Item, RowValues, column_of, shortened, text_of
from app.exchange.table_rows import Row


def take(cells: dict[str, Any], raw: dict[str, Any], item: Item | None = None) -> Any:
    """Values, problems and warnings of one expression on one row."""
    values = RowValues(Row(2, cells))
    found = values.of(read_expression(raw, lambda *fault: pytest.fail(str(fault))), item)
    return found, values.report.problems, values.report.warnings


@pytest.mark.parametrize(
    ("cell", "raw", "expected"),
    [
        (" Frost ", {}, ["Frost"]),
        ("", {}, []),
        (None, {}, []),
        (["a", "", "b"], {}, ["a", "b"]),
        ("a; b;;c", {"split": ";"}, ["a", "b", "c"]),
        ("A, and B", {"split": {"pattern": ",? and "}}, ["A", "B"]),
        ("a;b", {"split": ";", "first": True}, ["a"]),
        ("'A'. B", {"quotations": "inside"}, ["A"]),
        ("'A'. B", {"quotations": "outside"}, ["B"]),
        ("A, London.", {"rewrite": {"([^,]+),.*": r"\1"}}, ["A"]),
        (18830201, {"rewrite": {r"(\d{4})(\d\d)(\d\d)": r"\1-\2-\3"}}, ["1883-02-01"]),
        ("x", {"rewrite": {"a": "1", "x": "2", ".": "3"}}, ["2"]),
        ("front", {"terms": {"front": "recto"}}, ["recto"]),
        (True, {"terms": {"true": "yes", "false": "no"}}, ["yes"]),
        (0, {"terms": {"0": False}}, [False]),
        ("one two three", {"shorten": 9}, ["one two…"]),
        ("December, 1941", {"as": "edtf"}, ["1941-12"]),
        ("4 February 1883[?]", {"as": "edtf"}, ["1883-02-04?"]),
        ("12,5", {"as": "number"}, [12.5]),
        ("120", {"as": "number"}, [120]),
        ("", {"or": {"column": "spare"}}, ["stand-in"]),
    ],
)
def test_a_value_is_taken_step_by_step(cell: Any, raw: dict[str, Any], expected: list[Any]) -> None:
    found, problems, warnings = take({"a": cell, "spare": "stand-in"}, {"column": "a", **raw})
    assert found == expected
    assert problems == warnings == []


@pytest.mark.parametrize(
    ("cell", "raw", "reason"),
    [
        ("nobody", {"rewrite": {"([^,]+),.*": r"\1"}}, "has not the form"),
        ("left", {"terms": {"front": "recto", "back": "verso"}}, "permitted: front, back"),
        ("12 cm", {"as": "number"}, "is no number"),
        ("1e5", {"as": "number"}, "is no number"),
    ],
)
def test_a_value_that_is_not_as_it_must_be_is_told_by_its_column(
    cell: str, raw: dict[str, Any], reason: str
) -> None:
    found, (problem,), _ = take({"a": cell}, {"column": "a", **raw})
    assert found == []
    assert (problem.where, problem.value) == ("a", cell)
    assert reason in problem.reason


def test_a_date_that_nobody_understands_is_a_warning_and_no_fault() -> None:
    found, problems, (warning,) = take({"a": "before the flood"}, {"column": "a", "as": "edtf"})
    assert found == problems == []
    assert (warning.where, warning.value) == ("a", "before the flood")


def test_what_was_taken_for_granted_of_a_date_is_a_warning() -> None:
    found, problems, (warning,) = take({"a": "03.04.1942"}, {"column": "a", "as": "edtf"})
    assert (found, problems) == (["1942-04-03"], [])
    assert (warning.where, warning.value) == ("a", "03.04.1942")
    assert "1942-04-03" in warning.reason
    assert "month first it would be 1942-03-04" in warning.reason


def test_a_field_that_a_record_lacks_is_a_fault_unless_it_is_optional() -> None:
    _, (problem,), _ = take({}, {"column": "a"})
    assert (problem.where, "optional: true" in problem.reason) == ("a", True)
    assert take({}, {"column": "a", "optional": True}) == ([], [], [])


def test_a_template_is_filled_only_when_all_its_columns_have_a_value() -> None:
    raw = {"template": "{Sitter} in {Year}", "or": {"column": "No"}}
    assert take({"Sitter": "Ada", "Year": 1843, "No": "7"}, raw)[0] == ["Ada in 1843"]
    assert take({"Sitter": "Ada", "Year": None, "No": "7"}, raw)[0] == ["7"]


def test_braces_in_a_cell_are_no_placeholders() -> None:
    assert take({"a": "{b}", "b": "x"}, {"template": "{a}"})[0] == ["{b}"]


def test_an_item_is_the_value_itself_or_a_field_of_it() -> None:
    item = Item({"name": "a.jpg"}, "files")
    assert take({}, {"item": "name"}, item)[0] == ["a.jpg"]
    assert take({}, {"item": True}, Item("x", "files"))[0] == ["x"]
    _, (problem,), _ = take({}, {"item": "side"}, item)
    assert problem.where == "files.side"
    _, (problem,), _ = take({}, {"item": "side"}, Item("a.jpg", "files"))
    assert "no record" in problem.reason
    _, (problem,), _ = take({}, {"item": True})
    assert "beside each" in problem.reason


def test_a_value_is_named_by_its_column() -> None:
    raw = read_expression({"template": "{a} {b}"}, lambda *_: None)
    assert column_of(raw, None) == "a, b"


@pytest.mark.parametrize(
    ("value", "text"), [(60.0, "60"), (2.5, "2.5"), (True, "true"), ("x", "x")]
)
def test_a_cell_is_written_as_people_write_it(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("one two", 7, "one two"),
        ("one two", 6, "one…"),
        ("one, two", 6, "one…"),
        ("onetwo", 4, "one…"),
    ],
)
def test_a_text_is_cut_after_a_word(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected
    assert len(expected) <= length
