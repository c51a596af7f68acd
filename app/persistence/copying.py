"""A catalogue copied from one database into another, which may be of the other kind."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Integer, Select, Table, func, insert, select, text

from app.domain.errors import Conflict, DamagedHolding
from app.domain.progress import Progress
from app.persistence.database import connect_plainly, embedded_url, open_database, writing
from app.persistence.faults import in_plain_words
from app.persistence.migrating import downgrade, upgrade
from app.persistence.postgresql import wait_patiently
from app.persistence.records import all_records
from app.persistence.schema import (
    NEWEST,
    current_revision,
    is_being_filled,
    is_current,
    stamp,
)

MADE_ANEW: Final = frozenset(
    {
        "search_entry", "search_block", "search_unit", "search_value", "search_state",
        "term", "term_form", "term_key", "fuzzy_key", "fuzzy_deletion",
    }
)  # fmt: skip
"""The tables of the search index, which a worker or `verso reindex` makes from the others."""

_AT_ONCE: Final = 1000


def copy_catalogue(file: Path, target: Engine, progress: Progress) -> int:
    """Copy all records of an SQLite file into a database that holds nothing yet; count photographs.

    Whoever writes into the source meanwhile is not in the copy: it is of one moment. `Conflict`
    where the target holds a catalogue, `DamagedHolding` where the source is not one of this
    version's. What fails leaves the target as empty as it was. One that was killed leaves tables
    with nothing in them and no revision, which is no catalogue to anybody: the next fills them.
    """
    source = open_database(embedded_url(file))
    try:
        connect_plainly(source)
        if not is_current(source):
            raise DamagedHolding(
                f"The catalogue {file} is of another version of Verso. Run `verso init` of this "
                "version on it once, without VERSO_DATABASE_URL."
            )
        connect_plainly(target)
        if current_revision(target) is not None:
            raise Conflict("The database that VERSO_DATABASE_URL names holds a catalogue already.")
        if not is_being_filled(target):
            upgrade(target)
            _stand_at(target, None)
        return _copied_or_empty(source, target, progress)
    finally:
        source.dispose()


def _copied_or_empty(source: Engine, target: Engine, progress: Progress) -> int:
    try:
        with in_plain_words(source), source.connect() as reading:
            return _copy(reading, target, progress)
    except BaseException:
        _stand_at(target, NEWEST)
        downgrade(target)
        raise


def _stand_at(target: Engine, revision: str | None) -> None:
    with in_plain_words(target), writing(target).begin() as connection:
        stamp(connection, revision)


def _copy(reading: Connection, target: Engine, progress: Progress) -> int:
    tables = [table for table in all_records().sorted_tables if table.name not in MADE_ANEW]
    with in_plain_words(target), writing(target).begin() as written:
        wait_patiently(written)
        for number, table in enumerate(tables):
            progress(number, len(tables), table.name)
            _copy_table(reading, written, table)
            _go_on_counting(written, table)
        stamp(written, NEWEST)
        photographs = next(table for table in tables if table.name == "photograph")
        return written.scalar(select(func.count()).select_from(photographs)) or 0


def _copy_table(reading: Connection, written: Connection, table: Table) -> None:
    rows = reading.execution_options(yield_per=_AT_ONCE).execute(_in_order(table)).mappings()
    walk = iter(rows)
    while some := list(islice(walk, _AT_ONCE)):
        _write(written, table, some)


def _write(written: Connection, table: Table, rows: Sequence[Mapping[Any, Any]]) -> None:
    written.execute(insert(table), [dict(row) for row in rows])


def _in_order(table: Table) -> Select[Any]:
    """Give the rows by their keys; units from the root down, since each points to the one above."""
    statement = select(table)
    if table.name == "unit":
        statement = statement.order_by(func.length(table.c.path))
    return statement.order_by(*table.primary_key.columns)


def _go_on_counting(written: Connection, table: Table) -> None:
    """Have a server number what is added after the last row that was copied."""
    (first, *others) = table.primary_key.columns
    is_counted = not others and isinstance(first.type, Integer) and not first.foreign_keys
    if is_counted and written.dialect.name == "postgresql":
        sequence = f"pg_get_serial_sequence('{table.name}', '{first.name}')"
        last = f"(SELECT max({first.name}) FROM {table.name})"
        written.execute(text(f"SELECT setval({sequence}, {last}) WHERE {last} IS NOT NULL"))
