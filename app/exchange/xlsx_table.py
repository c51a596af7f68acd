"""Tables as Office Open XML workbooks (.xlsx): one sheet, its first row the names of columns."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from app.domain.errors import Problem, Rejected
from app.exchange.table_rows import Cell, Row, Table, TableOptions, at_most, column_names, row_of

_MAX_UNPACKED_BYTES: Final = 1_000_000_000
_MAX_RATIO: Final = 200
_RATIO_COUNTS_FROM_BYTES: Final = 20_000_000
_MAX_SHEET_ROWS: Final = 1_048_576  # a row's number can say more, and each before it would be made
_BROKEN: Final = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
)  # fmt: skip - what openpyxl raises on damaged workbooks
_Cells = Sequence[Any]


def read_xlsx(path: Path, options: TableOptions) -> Table:
    """Open a workbook's sheet: the one named, else the first. Dates become ISO 8601 text."""
    _check_package(path)
    rows = _rows(path, options.sheet)
    _, header, _ = next(rows, (0, (), ()))
    columns = column_names(_trimmed(header), where=f"the first row of {path.name}")
    return Table(columns, at_most(_named(columns, rows)))


def _named(columns: tuple[str, ...], rows: Iterator[tuple[int, _Cells, _Cells]]) -> Iterator[Row]:
    for number, shown, written in rows:
        values = _trimmed(shown)
        if not values and not any(_is_formula(cell) for cell in written):
            continue
        padded = [*values, *[None] * (len(columns) - len(values))]
        row = row_of(columns, [_plain(value) for value in padded], number=number)
        faults = tuple(_faults(columns, shown, written))
        yield Row(row.number, row.cells, (*row.problems, *faults))


def _faults(columns: tuple[str, ...], shown: _Cells, written: _Cells) -> Iterator[Problem]:
    for column, value, formula in zip_longest(columns, shown, written):
        if value is None and _is_formula(formula):
            reason = "is a formula whose result the file does not hold"
            way_out = "open it in a spreadsheet program and save it, or put the value there"
            yield Problem(column or "", str(formula), f"{reason}; {way_out}")
        if isinstance(value, str) and value in openpyxl.cell.cell.ERROR_CODES:
            yield Problem(column or "", value, "is a formula's error; correct it in the sheet")


def _is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or hasattr(value, "ref")


def _plain(value: Any) -> Cell:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _trimmed(cells: _Cells) -> _Cells:
    count = len(cells)
    while count and cells[count - 1] in (None, ""):
        count -= 1
    return cells[:count]


def _rows(path: Path, sheet: str) -> Iterator[tuple[int, _Cells, _Cells]]:
    """Give each row's number, its values as last calculated, and what is written in its cells."""
    try:
        with ExitStack() as open_books:
            pair = [_sheet(path, sheet, open_books, data_only=shown) for shown in (True, False)]
            for number, (shown, written) in enumerate(zip(*pair, strict=True), start=1):
                if number > _MAX_SHEET_ROWS:
                    raise Rejected(f"{path.name} has more than {_MAX_SHEET_ROWS:,} rows.")
                yield number, shown, written
    except _BROKEN as error:
        raise _unreadable(path, error) from error


def _sheet(path: Path, wanted: str, open_books: ExitStack, *, data_only: bool) -> Iterator[_Cells]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that a table has no use for
        book = openpyxl.load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
    open_books.callback(book.close)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets or (wanted and wanted not in sheets):
        there = ", ".join(sheets) or "none"
        raise Rejected(f"{path.name} has no sheet {wanted!r}. Its sheets: {there}.")
    sheet: Any = sheets[wanted] if wanted else next(iter(sheets.values()))
    sheet.reset_dimensions()  # a sheet's own word on its size is often wrong
    return iter(sheet.iter_rows(values_only=True))


def _check_package(path: Path) -> None:
    """Refuse what is no workbook, and what would unpack to far more than a table can be."""
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            packed = sum(part.compress_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise _unreadable(path, error) from error
    is_bomb = unpacked > _RATIO_COUNTS_FROM_BYTES and unpacked > _MAX_RATIO * max(packed, 1)
    if unpacked > _MAX_UNPACKED_BYTES or is_bomb:
        raise Rejected(
            f"{path.name} would unpack to {unpacked:,} bytes; at most {_MAX_UNPACKED_BYTES:,} and "
            f"{_MAX_RATIO} times its own size are opened. Save the table anew, or as CSV in UTF-8."
        )


def _unreadable(path: Path, error: Exception) -> Rejected:
    return Rejected(
        f"{path.name} can't be read as a workbook: {error}. It may be damaged, protected by a "
        "password, or of another format. Open it in a spreadsheet program and save it as .xlsx."
    )
