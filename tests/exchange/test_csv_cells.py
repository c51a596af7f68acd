"""OWASP, CSV injection: cells that a spreadsheet would take for formulas."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.csv_cells import original_cell, safe_cell
from app.exchange.tables import read_table

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+48 22 123 45 67",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "'-go",  # an apostrophe of its own, which is not to be taken for ours
    "''=1+1",
    "\n=1+1",
    "\uff1d1+1",  # in full width: OWASP names these too
    "\uff0b1",
    "\uff0d1",
    "\uff201",
)
WORDS = (
    "",
    "a = b",
    "'s-Gravenhage",
    "'t Zand",
    "''",
    "'",
    "1-2",
    "Żółw",
    "'a=b",
    "a; b",
    "a;'b",
    "a\nb",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_begins_like_a_formula_begins_with_an_apostrophe(formula: str) -> None:
    assert safe_cell(formula).startswith("'" + formula[0])
    assert original_cell(safe_cell(formula)) == formula


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("x;=1+1", "x;'=1+1"),
        ("x\t@y", "x\t'@y"),
        ("x\r\n-y", "x\r'\n'-y"),
        ("- a;'=b;;-c", "'- a;''=b;;'-c"),
    ],
)
def test_what_begins_a_cell_for_those_who_part_columns_otherwise_is_kept_from_it_too(
    text: str, safe: str
) -> None:
    assert safe_cell(text) == safe
    assert original_cell(safe) == text


@given(st.text("';=+-@\t\r\n\uff1da ", max_size=12))
def test_whatever_stands_in_a_cell_comes_back(text: str) -> None:
    cells = safe_cell(text).replace("\r", "\n").replace("\t", "\n").replace(";", "\n").split("\n")
    assert not any(cell.startswith(("=", "+", "-", "@", "\uff1d")) for cell in cells)
    assert original_cell(safe_cell(text)) == text


@pytest.mark.parametrize("words", WORDS)
def test_all_else_stays_as_it_is(words: str) -> None:
    assert safe_cell(words) == words
    assert original_cell(words) == words


@pytest.mark.parametrize(
    ("more", "is_ours"), [(["page", "manifest"], True), (["page", "manifests"], False)]
)
def test_a_table_that_we_wrote_reads_back_without_and_one_of_others_letter_by_letter(
    tmp_path: Path, more: list[str], *, is_ours: bool
) -> None:
    written = StringIO(newline="")
    columns = ["reference_code", "title", *more]
    rows = [[f"A {number}", safe_cell(cell), "p", "m"] for number, cell in enumerate(FORMULAS)]
    csv.writer(written).writerows([columns, *rows])
    table = tmp_path / "table.csv"
    table.write_bytes(written.getvalue().encode())
    read = [row.cells["title"] for row in read_table(table).rows]
    assert read == (list(FORMULAS) if is_ours else list(map(safe_cell, FORMULAS)))
