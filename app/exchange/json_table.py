"""Tables as JSON: a list of records, whose nested fields become columns with dots in their names.

`{"owner": {"name": "A"}, "files": [...]}` has the columns `owner.name` and `files`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from app.domain.errors import Problem, Rejected
from app.exchange.table_rows import MAX_COLUMNS, Cell, Row, Table, TableOptions, at_most
from app.exchange.unfit_values import unfit_values

_DEEPEST = 20


def read_json(path: Path, options: TableOptions) -> Table:
    """Open a table of JSON; its columns are all that any of its records has."""
    records = _records(_parse(path), options.records, path.name)
    rows = [_row(record, number) for number, record in enumerate(records, start=1)]
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    if len(columns) > MAX_COLUMNS:
        raise Rejected(f"{path.name} has {len(columns)} columns; at most {MAX_COLUMNS} are read.")
    if odd := next((column for column in columns if not column.isprintable()), None):
        told = f"{path.name} has a field {odd!a}: a control character or a line break in its name."
        raise Rejected(f"{told} Name it anew.")
    return Table(columns, at_most(iter(rows)))


def _parse(path: Path) -> Any:
    try:
        return json.loads(
            path.read_bytes(), object_pairs_hook=_record, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}"
        problem = Problem(where, "", error.msg)
        raise Rejected(f"{path.name} is no JSON: {where}: {error.msg}.", (problem,)) from error
    except UnicodeDecodeError as error:
        raise Rejected(f"{path.name} is not in UTF-8: save it again in UTF-8.") from error
    except RecursionError as error:
        raise Rejected(f"{path.name} is nested too deeply to be a table.") from error
    except ValueError as error:
        raise Rejected(f"{path.name} can't be read as a table: {error}.") from error


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"a record has the field {twice!r} twice")
    return record


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number in JSON")


def _records(document: Any, records: str, name: str) -> list[Any]:
    for step in records.split(".") if records else ():
        if not isinstance(document, dict) or step not in document:
            raise Rejected(f"{name} has nothing at {records!r}; check table: records.")
        document = document[step]
    if isinstance(document, list):
        return document
    lists = (
        [key for key, value in document.items() if isinstance(value, list)]
        if (isinstance(document, dict) and not records)
        else []
    )
    if len(lists) == 1:
        return list(document[lists[0]])
    found = f" It has several lists: {', '.join(lists)}." if lists else ""
    raise Rejected(
        f"{name} must be a list of records, or an object with one list of them.{found} "
        "Name the list in the mapping, table: records."
    )


def _row(record: Any, number: int) -> Row:
    if not isinstance(record, dict):
        problem = Problem("", json.dumps(record)[:40], "is no record with named fields")
        return Row(number, {}, (problem,))
    cells: dict[str, Cell] = {}
    problems = []
    for column, cell in _flat(record, ""):
        if column in cells:
            problems.append(Problem(column, "", "stands twice: plain, and as nested fields"))
        if unfit := next(unfit_values(cell), None):
            problems.append(Problem(column, unfit.value, unfit.reason))
        cells[column] = cell
    return Row(number, cells, tuple(problems))


def _flat(record: dict[str, Any], before: str, depth: int = 0) -> Iterator[tuple[str, Cell]]:
    for name, value in record.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            yield from _flat(value, f"{before}{name}.", depth + 1)
        else:
            yield f"{before}{name}", value
