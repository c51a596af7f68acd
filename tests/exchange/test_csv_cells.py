"""OWASP, CSV injection: cells that a spreadsheet would take for formulas."""

import csv
from io import StringIO
from pathlib import Path

import pytest

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
)
WORDS = ("", "a = b", "'s-Gravenhage", "'t Zand", "''", "'", "1-2", "Żółw", "'a=b")


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_begins_like_a_formula_begins_with_an_apostrophe(formula: str) -> None:
    assert safe_cell(formula) == "'" + formula
    assert original_cell(safe_cell(formula)) == formula


@pytest.mark.parametrize("words", WORDS)
def test_all_else_stays_as_it_is(words: str) -> None:
    assert safe_cell(words) == words
    assert original_cell(words) == words


@pytest.mark.parametrize(
    ("more", "mark"), [(["page", "manifest"], ""), (["page", "manifests"], "'")]
)
def test_a_table_that_we_wrote_reads_back_without_and_one_of_others_letter_by_letter(
    tmp_path: Path, more: list[str], mark: str
) -> None:
    written = StringIO(newline="")
    columns = ["reference_code", "title", *more]
    rows = [[f"A {number}", safe_cell(cell), "p", "m"] for number, cell in enumerate(FORMULAS)]
    csv.writer(written).writerows([columns, *rows])
    table = tmp_path / "table.csv"
    table.write_bytes(written.getvalue().encode())
    read = [row.cells["title"] for row in read_table(table).rows]
    assert read == [mark + one for one in FORMULAS]
