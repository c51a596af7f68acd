"""What the database is, and whether it is one that can be relied on."""

from typing import Any, Final

from sqlalchemy import Engine, func, select, text

from app.domain.checkups import Checkup, Grade
from app.persistence.database import driver
from app.persistence.faults import in_plain_words
from app.persistence.postgresql import is_on_server
from app.persistence.records.change import Change
from app.persistence.schema import NEWEST, current_revision
from app.persistence.transaction import Clock

OLDEST_SOUND: Final = (3, 51, 3)


def database_checkups(engine: Engine, *, now: Clock) -> list[Checkup]:
    """Look at the database's version, its state, and how it keeps what was reported as saved."""
    found = [_server(engine)] if is_on_server(engine) else [sqlite_checkup(), _keeping(engine)]
    revision = current_revision(engine)
    is_current = revision == NEWEST
    told = f"revision {revision}" + ("" if is_current else f"; this version knows {NEWEST}")
    found.append(Checkup("tables", Grade.FINE if is_current else Grade.WARNING, told))
    found.append(_clock(engine, now))
    return found


def sqlite_grade(version: tuple[int, ...]) -> Grade:
    """Warn of an SQLite with the fault of WAL that 3.51.3 has mended."""
    return Grade.FINE if version >= OLDEST_SOUND else Grade.WARNING


def sqlite_checkup() -> Checkup:
    """Look at the SQLite that is loaded here."""
    loaded = driver()
    told = f"{loaded.sqlite_version} by {loaded.__name__}"
    version = tuple(int(part) for part in loaded.sqlite_version.split("."))
    grade = sqlite_grade(version)
    if grade is not Grade.FINE:
        told += (
            ": versions before 3.51.3 can damage a database when two connections write and "
            "checkpoint at one moment. Install the package pysqlite3, or a newer SQLite"
        )
    return Checkup("SQLite", grade, told)


def _keeping(engine: Engine) -> Checkup:
    with in_plain_words(engine), engine.connect() as connection:
        journal: Any = connection.execute(text("PRAGMA journal_mode")).scalar()
        level: Any = connection.execute(text("PRAGMA synchronous")).scalar()
    is_safe = (journal, level) == ("wal", 2)
    told = f"journal {journal}, synchronous {'FULL' if level == 2 else level}"  # noqa: PLR2004 - SQLite's number
    return Checkup("power cuts", Grade.FINE if is_safe else Grade.FAULT, told)


def _server(engine: Engine) -> Checkup:
    with in_plain_words(engine), engine.connect() as connection:
        version = connection.execute(text("SHOW server_version")).scalar()
        checks = connection.execute(text("SHOW data_checksums")).scalar()
        keeps = connection.execute(text("SHOW fsync")).scalar()
    grade = Grade.FINE if checks == "on" else Grade.WARNING
    told = f"{version}, data_checksums {checks}, fsync {keeps}"
    return Checkup("PostgreSQL", grade if keeps == "on" else Grade.FAULT, told)


def _clock(engine: Engine, now: Clock) -> Checkup:
    with in_plain_words(engine), engine.connect() as connection:
        last = connection.scalar(select(func.max(Change.happened_at)))
    moment = now()
    if last is not None and last > moment:
        told = f"it is {moment:%Y-%m-%d %H:%M} UTC here, but the last change was at {last:%Y-%m-%d}"
        return Checkup("clock", Grade.FAULT, f"{told}: set the clock")
    return Checkup("clock", Grade.FINE, f"{moment:%Y-%m-%d %H:%M} UTC")
