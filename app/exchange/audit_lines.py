"""The audit log as others read it: CSV (RFC 4180) and JSON Lines."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from app.domain.audit import AuditEntry
from app.exchange.csv_cells import safe_cell

COLUMNS: Final = (
    "sequence",
    "happened_at",
    "who",
    "means",
    "key",
    "address",
    "verb",
    "subject",
    "subject_id",
    "version",
    "batch_id",
    "details",
)


def as_document(entry: AuditEntry) -> dict[str, object]:
    """Give an entry as a JSON object; moments are UTC, as in RFC 3339."""
    return {
        "sequence": entry.sequence,
        "happened_at": f"{entry.happened_at:%Y-%m-%dT%H:%M:%S.%fZ}",
        "who": entry.who,
        "means": entry.means.value,
        "key": entry.key,
        "address": entry.address,
        "verb": entry.verb.value,
        "subject": entry.subject.value,
        "subject_id": entry.subject_id,
        "version": entry.version,
        "batch_id": entry.batch_id,
        "details": dict(entry.details),
    }


def json_lines(parts: Iterable[Iterable[AuditEntry]]) -> Iterator[str]:
    """Write one entry a line, part by part."""
    for part in parts:
        yield "".join(json.dumps(as_document(e), ensure_ascii=False) + "\n" for e in part)


def csv_lines(parts: Iterable[Iterable[AuditEntry]]) -> Iterator[str]:
    """Write a head and one entry a row, part by part; no cell is taken for a formula."""
    yield ",".join(COLUMNS) + "\r\n"
    for part in parts:
        written = StringIO(newline="")
        csv.writer(written).writerows(map(_row, part))
        yield written.getvalue()


def _row(entry: AuditEntry) -> list[str]:
    return [_cell(value) for value in as_document(entry).values()]


def _cell(value: object) -> str:
    """Put a value in a cell."""
    if isinstance(value, dict):
        text = "; ".join(f"{name}: {told}" for name, told in value.items())
    else:
        text = "" if value is None else str(value)
    return safe_cell(text)
