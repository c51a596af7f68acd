"""PREMIS events that files tell of and a catalogue lacks: an older one does not take them away."""

import os
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Connection, Engine, Table, insert, select

from app.domain.kept_records import ToldEvent
from app.persistence.database import embedded_url, open_database, writing
from app.persistence.faults import in_plain_words
from app.persistence.migrating import upgrade
from app.persistence.portions import portions
from app.persistence.records import all_records
from app.persistence.records.base import Instant
from app.persistence.schema import is_current

_AT_ONCE: Final = 500


def complete_file(file: Path, told: Iterable[ToldEvent]) -> None:
    """Complete an old catalogue in a file that nobody has opened: the file alone is all of it."""
    engine = open_database(embedded_url(file))
    try:
        complete(engine, told)
        with engine.connect() as connection:
            raw: Any = connection.connection
            raw.execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()
    with file.open("rb") as written:
        os.fsync(written.fileno())


def complete(engine: Engine, told: Iterable[ToldEvent]) -> None:
    """Bring an old catalogue to the tables of today, and add what it lacks."""
    if not is_current(engine):
        upgrade(engine)
    add_missing_events(engine, told)


def add_missing_events(engine: Engine, told: Iterable[ToldEvent]) -> int:
    """Add those events that are not there, some at a time; give how many.

    Events of originals that the catalogue does not know stay in their files alone.
    """
    added = 0
    for some in portions(told, _AT_ONCE):
        by_table: dict[str, dict[str, Mapping[str, Any]]] = {}
        for event in some:
            by_table.setdefault(event.table, {})[event.row["id"]] = event.row
        with in_plain_words(engine), writing(engine).begin() as connection:
            for name, rows in by_table.items():
                added += _add(connection, all_records().tables[name], rows)
    return added


def _add(connection: Connection, table: Table, rows: Mapping[str, Mapping[str, Any]]) -> int:
    there = set(connection.scalars(select(table.c.id).where(table.c.id.in_(rows))))
    new = [row for key, row in rows.items() if key not in there]
    if "sha256" in table.c:
        known = _known(connection, {row["sha256"] for row in new})
        new = [row for row in new if row["sha256"] in known]
    if new:
        columns = table.columns
        connection.execute(
            insert(table),
            [{one.name: _value(one, row.get(one.name)) for one in columns} for row in new],
        )
    return len(new)


def _known(connection: Connection, digests: Collection[str]) -> set[str]:
    kept = all_records().tables["original"].c.sha256
    return set(connection.scalars(select(kept).where(kept.in_(digests))))


def _value(column: Column[Any], told: Any) -> Any:
    is_moment = told is not None and isinstance(column.type, Instant)
    return datetime.fromisoformat(told) if is_moment else told
