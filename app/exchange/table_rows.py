"""A table of whatever format, as rows of named cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.errors import Problem, Rejected

Cell = str | int | float | bool | list[Any] | dict[str, Any] | None
"""Text, a number, a truth value or nothing; only JSON has lists and records in a cell."""

MAX_TABLE_BYTES = 200_000_000
MAX_ROWS = 1_000_000
MAX_COLUMNS = 1_000
MAX_CELL_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is to be read where its file doesn't say. Empty: find out.

    `encoding` and `separator` are for CSV, `sheet` for XLSX, `records` is the path of names,
    joined by dots, to the list of records in JSON.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    records: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` is what a person sees: the line, the row of the sheet, or the record.

    A row with `problems` can't be taken; the table's other rows can.
    """

    number: int
    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in their order, and rows to be gone through once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def column_names(header: Sequence[object], *, where: str) -> tuple[str, ...]:
    """Take the names of columns from a header, or raise `Rejected` where they name nothing."""
    names = tuple("" if cell is None else str(cell).strip() for cell in header)
    if len(names) > MAX_COLUMNS:
        raise Rejected(f"The table has {len(names)} columns; at most {MAX_COLUMNS} are read.")
    problems = [
        Problem(where, name, f"column {place} {reason}")
        for place, name in enumerate(names, start=1)
        if (reason := _why_no_name(name, names[: place - 1]))
    ]
    if not names:
        problems = [Problem(where, "", "there are no columns")]
    if problems:
        raise Rejected("The table's header can't be used: name each column once.", tuple(problems))
    return names


def _why_no_name(name: str, before: tuple[str, ...]) -> str:
    if not name:
        return "has no name; name it or delete it"
    if not name.isprintable():
        return "has a control character or a line break in its name"
    return "has the name of an earlier column" if name in before else ""


def row_of(columns: Sequence[str], cells: Sequence[Cell], *, number: int) -> Row:
    """Put cells under their columns; a row that is too short or too long has a problem."""
    problems: list[Problem] = []
    if len(cells) != len(columns):
        reason = f"the row has {len(cells)} cells, the header {len(columns)}"
        problems.append(Problem("", "", f"{reason}; look for a separator too many or a lost quote"))
    for column, cell in zip(columns, cells, strict=False):
        if isinstance(cell, str) and (reason := _why_no_cell(cell)):
            problems.append(Problem(column, cell[:40], reason))
    return Row(number, dict(zip(columns, cells, strict=False)), tuple(problems))


def _why_no_cell(text: str) -> str:
    if len(text) > MAX_CELL_CHARACTERS:
        return f"holds {len(text)} characters; at most {MAX_CELL_CHARACTERS} are read"
    return "holds a NUL character; take it out" if "\0" in text else ""


def at_most(rows: Iterator[Row]) -> Iterator[Row]:
    """Let rows through up to the limit, then raise `Rejected`."""
    for count, row in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise Rejected(f"The table has more than {MAX_ROWS:,} rows; import it in parts.")
        yield row
