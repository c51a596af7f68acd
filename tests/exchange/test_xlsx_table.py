import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.errors import Rejected
from app.exchange import xlsx_table
from app.exchange.table_rows import TableOptions
from app.exchange.xlsx_table import read_xlsx

SHEET = "xl/worksheets/sheet1.xml"
NO_OPTIONS = TableOptions()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.xlsx"


def write(path: Path, *rows: list[Any]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)


def replace_sheet(path: Path, xml: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, xml if part == SHEET else content)


def test_cells_keep_their_kinds_and_dates_become_iso_text(path: Path) -> None:
    write(
        path,
        ["code", "day", "moment", "time", "number", "whole", "is_current", "none"],
        [
            "A 1",
            date(1941, 12, 31),
            datetime(1941, 12, 31, 9, 5),  # noqa: DTZ001 - a sheet has no time zones
            time(9, 5),
            12.5,
            3.0,
            True,
            None,
        ],
    )
    (row,) = read_xlsx(path, NO_OPTIONS).rows
    assert row.number == 2
    assert row.cells == {
        "code": "A 1", "day": "1941-12-31", "moment": "1941-12-31T09:05:00", "time": "09:05:00",
        "number": 12.5, "whole": 3, "is_current": True, "none": None,
    }  # fmt: skip


def test_a_row_is_numbered_as_in_the_sheet_and_blank_ones_are_passed_by(path: Path) -> None:
    write(path, ["a", "b"], ["1", "x"], [], ["2"], ["3", "y", None])
    rows = list(read_xlsx(path, NO_OPTIONS).rows)
    assert [(row.number, row.cells["a"], row.problems) for row in rows] == [
        (2, "1", ()), (4, "2", ()), (5, "3", ()),
    ]  # fmt: skip


def test_a_cell_beyond_the_header_is_a_problem_of_its_row(path: Path) -> None:
    write(path, ["a"], ["1", "stray"], ["2"])
    first, second = read_xlsx(path, NO_OPTIONS).rows
    assert "2 cells, the header 1" in first.problems[0].reason
    assert second.problems == ()


def test_a_formula_without_its_result_is_a_problem_of_its_row(path: Path) -> None:
    write(path, ["a", "b"], ["1", "=A1&A2"], ["2", "x"])
    first, second = read_xlsx(path, NO_OPTIONS).rows
    (problem,) = first.problems
    assert (problem.where, problem.value) == ("b", "=A1&A2")
    assert "open it in a spreadsheet program and save it" in problem.reason
    assert second.problems == ()


def test_the_error_of_a_formula_is_a_problem_of_its_row(path: Path) -> None:
    write(path, ["a", "b"], ["1", "#REF!"])
    (row,) = read_xlsx(path, NO_OPTIONS).rows
    assert row.problems[0].where == "b"


def test_a_sheet_is_named_or_the_first(path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Prints", "Negatives"):
        book.create_sheet(name).append([name])
    del book["Sheet"]
    book.save(path)
    assert read_xlsx(path, NO_OPTIONS).columns == ("Prints",)
    assert read_xlsx(path, TableOptions(sheet="Negatives")).columns == ("Negatives",)
    with pytest.raises(Rejected, match=r"no sheet 'Slides'\. Its sheets: Prints, Negatives"):
        read_xlsx(path, TableOptions(sheet="Slides"))


@pytest.mark.parametrize("header", [[], ["a", None, "c"], ["a", "a"]])
def test_a_header_that_names_not_each_column_once_is_refused(
    path: Path, header: list[object]
) -> None:
    write(path, header, ["1"])
    with pytest.raises(Rejected, match="header"):
        read_xlsx(path, NO_OPTIONS)


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\3\4"]
)
def test_what_is_no_workbook_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Rejected, match="can't be read as a workbook"):
        read_xlsx(path, NO_OPTIONS)


def test_a_zip_of_something_else_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(Rejected, match="can't be read as a workbook"):
        read_xlsx(path, NO_OPTIONS)


def test_a_workbook_that_unpacks_to_far_more_than_a_table_is_not_opened(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(SHEET, bytes(30_000_000))
    with pytest.raises(Rejected, match="would unpack to 30,000,000 bytes"):
        read_xlsx(path, NO_OPTIONS)


def test_a_workbook_past_the_limit_of_bytes_is_not_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, ["a"], ["1"])
    monkeypatch.setattr(xlsx_table, "_MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(Rejected, match="would unpack"):
        read_xlsx(path, NO_OPTIONS)


def test_entities_that_grow_without_end_are_not_followed(path: Path) -> None:
    write(path, ["a"], ["1"])
    entities = b'<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    replace_sheet(path, b"<!DOCTYPE x [" + entities + b"]><worksheet>&b;</worksheet>")
    with pytest.raises(Rejected, match="can't be read as a workbook"):
        read_xlsx(path, NO_OPTIONS)


def test_a_sheet_cut_off_in_the_middle_is_refused(path: Path) -> None:
    write(path, ["a"], ["1"], ["2"])
    with zipfile.ZipFile(path) as package:
        sheet = package.read(SHEET)
    replace_sheet(path, sheet[: len(sheet) // 2])
    with pytest.raises(Rejected, match="can't be read as a workbook"):
        list(read_xlsx(path, NO_OPTIONS).rows)


def test_a_row_far_below_all_others_does_not_have_a_hundred_million_rows_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_table, "_MAX_SHEET_ROWS", 1000)
    write(path, ["reference_code"])
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = '<c r="A{0}" t="inlineStr"><is><t>A</t></is></c>'
    rows = "".join(f'<row r="{at}">{cells.format(at)}</row>' for at in (1, 99_999_999))
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    replace_sheet(path, sheet.encode())
    with pytest.raises(Rejected, match="more than 1,000 rows"):
        list(read_xlsx(path, NO_OPTIONS).rows)
