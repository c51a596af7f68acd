"""What a row holds that no field takes: nothing in a source is dropped silently."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import orjson

from app.domain.notes import NoteDescription, NoteKind
from app.exchange.mapping import ImportMapping
from app.exchange.row_values import text_of
from app.exchange.table_rows import Row

_WHOLE: Final = frozenset({""})  # the field "" is the value itself


def leftover_notes(
    row: Row, mapping: ImportMapping, *, taken: Collection[str]
) -> Iterator[NoteDescription]:
    """Give a note for each column with a value that is neither ignored nor among the `taken`.

    `taken` are the columns that this row's values came from: what an unfilled template or a
    stand-in would have read is not among them. Of a list of records that is gone through one by
    one, the note has the fields that are not read.
    """
    item_fields = mapping.item_fields
    for column, cell in row.cells.items():
        if mapping.is_ignored(column):
            continue
        rest = cell
        if column in taken:
            rest = _rest(cell, column, item_fields.get(column, _WHOLE), mapping)
        if not _is_empty(rest):
            text = rest.strip() if isinstance(rest, str) else _written(rest)
            yield NoteDescription(text, NoteKind.SOURCE_FIELD, column)


def _rest(cell: Any, column: str, read: frozenset[str], mapping: ImportMapping) -> Any:
    """Give what is left of the records of a column, each in its place: None where all is read."""
    if "" in read:
        return None
    left = [
        _unread(item, column, read, mapping) if isinstance(item, Mapping) else item
        for item in (cell if isinstance(cell, list) else [cell])
    ]
    return left if any(left) else None


def _unread(
    record: Mapping[str, Any], column: str, read: frozenset[str], mapping: ImportMapping
) -> dict[str, Any]:
    return {
        name: value
        for name, value in record.items()
        if name not in read and not mapping.is_ignored(f"{column}.{name}") and not _is_empty(value)
    }


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


def _written(value: object) -> str:
    return orjson.dumps(value).decode() if isinstance(value, list | dict) else text_of(value)
