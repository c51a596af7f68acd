"""Records as files: what a catalogue is made from again when its database is lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class RecordKind(StrEnum):
    """What a record is of. Its subject is an id; of an original, and of a likeness, a SHA-256."""

    PHOTOGRAPH = "photograph"
    ORIGINAL = "original"
    UNIT = "unit"
    AUTHORITY = "authority"
    INSTITUTION = "institution"
    MERGE = "merge"  # of two authorities
    BATCH = "batch"
    LIKENESS = "likeness"  # what was decided of scans that look alike


Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""The rows of a record by table: column by column, as JSON has them. What is empty is left out."""


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """All rows of one thing. `schema` is the state of the tables that they come from.

    `stamp` grows with time: of two records of one thing the greater one is the newer.
    """

    kind: RecordKind
    subject: str
    schema: str
    stamp: str
    rows: Rows


@dataclass(frozen=True, slots=True, order=True)
class DueRecord:
    """A record whose file is behind, as it was seen at `stamp`."""

    kind: RecordKind
    subject: str
    stamp: str


@dataclass(frozen=True, slots=True)
class RebuiltCounts:
    """What a catalogue was made from again, and what could not be used of it.

    `files` were read and `unreadable` of them left aside, each named with the reason; `mended` are
    links to what is nowhere, which were taken out.
    """

    files: int
    photographs: int
    originals: int
    units: int
    authorities: int
    unreadable: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """A PREMIS event as a record tells it: the table that it stands in, and its row as JSON."""

    table: str
    row: Mapping[str, Any]


def events_of(records: Iterable[KeptRecord]) -> Iterator[ToldEvent]:
    """Give the events that records tell: of originals, of units, and of the holding as a whole."""
    for record in records:
        if record.kind is RecordKind.ORIGINAL:
            for row in record.rows.get("fixity_event", ()):
                yield ToldEvent("fixity_event", row)
        elif record.kind is RecordKind.BATCH:
            for row in record.rows.get("batch", ()):
                if row.get("event"):
                    yield ToldEvent("batch", row)
