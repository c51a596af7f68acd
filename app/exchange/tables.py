"""Opening a table for import: CSV, TSV, XLSX or JSON, by the end of its name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.domain.errors import Rejected
from app.exchange.csv_cells import original_cell
from app.exchange.csv_table import read_csv
from app.exchange.json_table import read_json
from app.exchange.selection_table import is_selection
from app.exchange.table_rows import MAX_TABLE_BYTES, Row, Table, TableOptions


def _read_xlsx(path: Path, options: TableOptions) -> Table:
    """Read a workbook. Its library is large, and a server that imports nothing goes without."""
    from app.exchange.xlsx_table import read_xlsx  # noqa: PLC0415 - as above

    return read_xlsx(path, options)


_READERS: Final[Mapping[str, Callable[[Path, TableOptions], Table]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": _read_xlsx,
    ".json": read_json,
}


def read_table(path: Path, options: TableOptions = TableOptions()) -> Table:  # noqa: B008 - frozen
    """Open a table, or raise `Rejected`: what is wrong with its file, and the way out.

    A fault of one row is the row's (`Row.problems`). What makes a whole file unreadable is found
    before the first row is given out, except that an XLSX may turn out damaged, or any table too
    long, while its rows are gone through; `rows` then raises `Rejected`. A table of chosen
    photographs that was written here reads back as it was before formulas were kept from it.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise Rejected(
            f"{path.name} is no table that can be read: it must end in .csv, .tsv, .xlsx or .json. "
            "Save older or other spreadsheets as .xlsx or as CSV in UTF-8."
        )
    try:
        if not path.is_file():
            raise Rejected(f"There is no file {path}. Check the path of the table.")
        size_bytes = path.stat().st_size
        if size_bytes > MAX_TABLE_BYTES:
            limit = f"at most {MAX_TABLE_BYTES:,} are read"
            raise Rejected(f"{path.name} has {size_bytes:,} bytes; {limit}. Import it in parts.")
        table = reader(path, options)
    except OSError as error:
        raise Rejected(f"{path} can't be read: {error.strerror or error}.") from error
    return (
        Table(table.columns, map(_unmarked, table.rows)) if is_selection(table.columns) else table
    )


def _unmarked(row: Row) -> Row:
    """Take the apostrophes away that we put before what begins like a formula."""
    cells = {
        column: original_cell(cell) if isinstance(cell, str) else cell
        for column, cell in row.cells.items()
    }
    return replace(row, cells=cells)
