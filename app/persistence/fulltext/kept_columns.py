"""The columns that a process keeps of a catalogue, brought up to date before each answer.

One query tells which blocks have changed since; nothing else is read again. What a transaction has
written itself, and may yet take back, is in columns of its own, which it shares with nobody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from threading import Lock
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, String, select, type_coerce

from app.persistence.fulltext.blocks import ROWS_OF_BLOCK, Block, block_of
from app.persistence.fulltext.columns import Columns
from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.known_values import KnownValues
from app.persistence.fulltext.postings import MADE_ANEW, Postings
from app.persistence.fulltext.stretches import BLOCKS_OF_STRETCH, Stretch
from app.persistence.plain_rows import plain_rows
from app.persistence.records.photograph import Photograph
from app.persistence.records.search_entry import SearchEntry, SearchValue
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

_AT_ONCE: Final = 16  # blocks
_CHANGED: Final = "SELECT block, version FROM search_block WHERE version > {} ORDER BY block"
_OF_UNITS: Final = (
    'SELECT DISTINCT e."row" / 256 FROM search_unit u JOIN photograph p ON p.unit_id = u.unit_id '
    "JOIN search_entry e ON e.photograph_id = p.id WHERE u.version > {} AND u.version <= {}"
)
_NO_BLOCK: Final = -1  # its version is that of the unit that was closed or opened last
_NEWEST: Final = "SELECT max(version) FROM search_block"
_ENTRIES: Final = (
    photographs(
        THE_CATALOGUE,
        SearchEntry.row,
        type_coerce(SearchEntry.audience, String),
        SearchEntry.length,
        SearchEntry.earliest_day,
        SearchEntry.latest_day,
        SearchEntry.days,
        SearchEntry.filing_order,
        SearchEntry.facets,
        type_coerce(Photograph.state, String),
        Photograph.closed_until,
        Unit.closed_until,
    )
    .join(SearchEntry, SearchEntry.photograph_id == Photograph.id)
    .outerjoin(Unit, Unit.id == Photograph.unit_id)
    .order_by(SearchEntry.row)
)


@dataclass(slots=True)
class _Kept:
    """The columns of one database, and who may renew them."""

    columns: Columns = field(default_factory=Columns)
    lock: Lock = field(default_factory=Lock)


_KEPT: Final[WeakKeyDictionary[Any, _Kept]] = WeakKeyDictionary()
_FIRST: Final = Lock()


def columns_of(transaction: Transaction) -> Columns:
    """Give the columns as a transaction sees the catalogue."""
    connection = transaction.session.connection()
    kept = _kept(connection)
    if transaction.writes:
        transaction.session.flush()
        return _its_own(_renewed(connection, kept.columns))
    newest = plain_rows(connection, _NEWEST)[0][0] or 0
    if newest > kept.columns.version:
        with kept.lock:
            kept.columns = _renewed(connection, kept.columns)
    columns = kept.columns
    return columns if newest == columns.version else _its_own(columns)


def _its_own(columns: Columns) -> Columns:
    """Share no postings with whoever sees another state of the catalogue."""
    return replace(columns, postings=Postings())


def _kept(connection: Connection) -> _Kept:
    """Find what is kept of a database: all its connections are of one pool."""
    with _FIRST:
        return _KEPT.setdefault(connection.engine.pool, _Kept())


class _Changed(NamedTuple):
    """The blocks that have changed, in their order, and the version that this leads to.

    `are_postings_new`: all of them were made anew.
    """

    blocks: list[int]
    version: int
    are_postings_new: bool


def _changed(connection: Connection, columns: Columns) -> _Changed:
    """Tell what has changed since, with the photographs of units that were closed or opened."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    asked = connection.exec_driver_sql(_CHANGED.format(mark), (columns.version,)).fetchall()
    versions = {row[0]: row[1] for row in asked}
    newest = max(versions.values(), default=columns.version)
    are_postings_new = versions.pop(MADE_ANEW, None) is not None
    if versions.pop(_NO_BLOCK, None) is None:
        return _Changed(sorted(versions), newest, are_postings_new)
    values = (columns.version, newest)
    of_units = connection.exec_driver_sql(_OF_UNITS.format(mark, mark), values)
    blocks = sorted(versions.keys() | {row[0] for row in of_units})
    return _Changed(blocks, newest, are_postings_new)


def _renewed(connection: Connection, columns: Columns) -> Columns:
    changed, version, are_postings_new = _changed(connection, columns)
    if version == columns.version:
        return columns
    stretches = list(columns.stretches)
    last = changed[-1] // BLOCKS_OF_STRETCH if changed else -1
    stretches += [Stretch.empty()] * (last + 1 - len(stretches))
    for number, some in groupby(changed, lambda block: block // BLOCKS_OF_STRETCH):
        blocks = _blocks(connection, list(some))
        of_stretch = {block % BLOCKS_OF_STRETCH: told for block, told in blocks}
        stretches[number] = stretches[number].with_blocks(of_stretch)
    values = _values(connection, columns.values)
    postings = Postings() if are_postings_new else columns.postings.renewed(changed)
    return Columns(version, tuple(stretches), values, postings)


def _blocks(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Block]]:
    """Read blocks, some that follow each other at once."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        rows = connection.execute(
            _ENTRIES.where(
                SearchEntry.row >= some[0] * ROWS_OF_BLOCK,
                SearchEntry.row < (some[-1] + 1) * ROWS_OF_BLOCK,
            )
        )
        by_block = groupby(rows, lambda row: row[0] // ROWS_OF_BLOCK)
        entries = {block: list(lines) for block, lines in by_block}
        for block in some:
            yield block, block_of(entries.get(block, ()), first_row=block * ROWS_OF_BLOCK)


def _values(connection: Connection, known: KnownValues) -> KnownValues:
    """Learn the values that are new; a value never changes its number."""
    statement = select(SearchValue.id, SearchValue.facet, SearchValue.value).where(
        SearchValue.id >= known.above_all
    )
    new = {row[0]: Value(row[1], row[2]) for row in connection.execute(statement)}
    return KnownValues({**known.by_number, **new}) if new else known
