"""A catalogue made again from its records: row by row as they were, in a new SQLite file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    MetaData,
    Table,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)

from app.domain.errors import DamagedHolding
from app.domain.kept_records import KeptRecord
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.faults import in_plain_words
from app.persistence.migrating import revisions, upgrade, upgrade_to
from app.persistence.record_tables import OWNERS
from app.persistence.schema import NEWEST
from app.persistence.telling_anew import tell_from_the_beginning

_AT_ONCE: Final = 200
_AUTHORITIES: Final = ("agent", "place", "subject", "hand", "stamp")
Source = Callable[[str], Iterable[KeptRecord]]
"""Gives the records of one state of the tables; no thing twice."""


def rebuild_database(file: Path, schemas: Sequence[str], source: Source) -> tuple[str, ...]:
    """Make a new database of records, and give in words each link that led nowhere.

    Records of an older Verso are put into tables of their time, which are then brought up to date.
    `DamagedHolding` where some are of a newer one. The search index is left to be made.
    """
    known = revisions()
    if unknown := set(schemas) - set(known):
        raise DamagedHolding(
            f"Some records are of revision {min(unknown)} of the tables, which this version of "
            "Verso does not know: a newer one wrote them. Install that version."
        )
    with _opened(file) as engine:
        for schema in sorted(schemas, key=known.index):
            upgrade_to(engine, schema)
            with in_plain_words(engine), writing(engine).begin() as connection:
                _fill(connection, source(schema))
        upgrade(engine)
        with in_plain_words(engine), writing(engine).begin() as connection:
            mended = tuple(_mend(connection))
            tell_from_the_beginning(connection)
            if set(schemas) == {NEWEST}:  # else all files are to be written anew
                connection.execute(text("DELETE FROM record_due"))
            return mended


def counted(file: Path) -> dict[str, int]:
    """Count what a database holds, by table; all authorities together."""
    with _opened(file) as engine, engine.connect() as connection:
        tables = _tables(connection)
        counts = {
            name: connection.scalar(select(func.count()).select_from(tables[name])) or 0
            for name in ("photograph", "original", "unit", *_AUTHORITIES)
        }
    counts["authority"] = sum(counts.pop(name) for name in _AUTHORITIES)
    return counts


@contextmanager
def _opened(file: Path) -> Iterator[Engine]:
    """Open a database whose links are not looked at until all of it is there."""
    engine = open_database(embedded_url(file))
    event.listen(engine, "connect", _look_away)
    try:
        yield engine
        with engine.connect() as connection:  # so that the file alone is all of it
            raw: Any = connection.connection
            raw.execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()


def _look_away(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")


def _tables(connection: Connection) -> dict[str, Table]:
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: name in OWNERS)
    return dict(metadata.tables)


def _fill(connection: Connection, records: Iterable[KeptRecord]) -> None:
    tables = _tables(connection)
    waiting: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        for name, rows in record.rows.items():
            if name in tables and OWNERS[name][0] is record.kind:
                read = (_read(tables[name], row) for row in rows)
                waiting.setdefault(name, []).extend(read)
        if sum(map(len, waiting.values())) >= _AT_ONCE:
            _insert(connection, tables, waiting)
    _insert(connection, tables, waiting)


def _insert(
    connection: Connection, tables: dict[str, Table], waiting: dict[str, list[dict[str, Any]]]
) -> None:
    for name, rows in waiting.items():
        table = tables[name]
        full = [dict.fromkeys(table.columns.keys()) | row for row in rows]
        connection.execute(insert(table).prefix_with("OR IGNORE"), full)
    waiting.clear()


def _read(table: Table, row: Any) -> dict[str, Any]:
    """Read a row back; columns that the tables of its time do not have are passed over."""
    columns = table.columns
    return {name: _value(columns[name], told) for name, told in row.items() if name in columns}


def _value(column: Column[Any], told: Any) -> Any:
    if told is None:
        return None
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(told)
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    if isinstance(column.type, Date):
        return date.fromisoformat(told)
    return bool(told) if isinstance(column.type, Boolean) else told


def _mend(connection: Connection) -> Iterator[str]:
    """Take out what points to a record that no file told of, and tell each."""
    while broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        tables = _tables(connection)
        for name, row_id, parent, number in broken:
            table = tables[name]
            (column,) = _columns_of(connection, name, number)
            here = text("rowid = :row").bindparams(row=row_id)
            subject = connection.scalar(select(table.c[OWNERS[name][1]]).where(here))
            if table.c[column].nullable:
                connection.execute(update(table).where(here).values({column: None}))
            else:
                connection.execute(delete(table).where(here))
            yield f"{OWNERS[name][0]} {subject}: its {column} named a {parent} that is nowhere"


def _columns_of(connection: Connection, table: str, number: int) -> list[str]:
    keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list('{table}')").mappings()
    return [key["from"] for key in keys if key["id"] == number]
