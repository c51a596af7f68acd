"""What the database complains of, in words that help."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.domain.errors import Busy, DamagedHolding, OutOfSpace, Problem, Rejected
from app.persistence.server_faults import is_server_busy, told_by_server

# SQLite's result codes: https://www.sqlite.org/rescode.html
_BUSY: Final = {5, 6}
_DAMAGED: Final = {11, 26}
_NO_ROOM: Final = 13
_FAILING: Final = {8, 10, 14}
_SLACK_BYTES: Final = 262_144  # what one transaction may need at most beyond what is there


@contextmanager
def in_plain_words(engine: Engine) -> Iterator[None]:
    """Raise `Busy` or `DamagedHolding` where the database itself is at fault.

    `Rejected` for a text that no database can hold, and nobody has refused before.
    """
    try:
        yield
    except NoConnectionFree as fault:
        raise Busy("Too many want to use the catalogue at once. Try again in a moment.") from fault
    except DBAPIError as fault:
        told = _told(engine, fault)
        if told is None:
            raise
        raise told from fault
    except UnicodeEncodeError as fault:
        reason = "holds half of a character (a lone surrogate); write it again"
        raise Rejected(
            "A text holds half of a character. Write it again.", (Problem("", "", reason),)
        ) from fault


def is_busy(fault: DBAPIError) -> bool:
    """Whether nothing is wrong but that somebody else is writing."""
    return _code(fault.orig) in _BUSY or is_server_busy(fault)


def _code(fault: Any) -> int:
    """Give the result code; the rest of an extended one only tells where it happened."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF


def _told(engine: Engine, fault: DBAPIError) -> Exception | None:
    where = f"The database {_named(engine)}"
    if engine.dialect.name == "postgresql":
        if "NUL (0x00)" in str(fault.orig):
            reason = "holds a NUL character; take it out"
            where = _column_with_nul(fault.params)
            return Rejected(
                "A text holds a NUL character. Take it out.", (Problem(where, "", reason),)
            )
        return told_by_server(fault, where=where)
    return _told_by_file(fault.orig, where, engine.url.database or "")


def _told_by_file(fault: Any, where: str, where_file: str) -> Exception | None:
    code = _code(fault)
    if code in _BUSY:
        return Busy("Another change to the catalogue is still being made. Try again in a moment.")
    if code in _DAMAGED:
        return DamagedHolding(
            f"{where} is damaged, or is no database: {fault}. Move it aside and restore it from a "
            "backup, or name another folder with VERSO_HOME."
        )
    if code == _NO_ROOM:
        return OutOfSpace(f"{where} can't grow: the disk is full. Make room, and try again.")
    if code in _FAILING and _has_no_room(where_file):
        return OutOfSpace(f"{where} can't grow: there is no room for it. Make some, and try again.")
    if code in _FAILING:
        return DamagedHolding(
            f"{where} can't be opened or written: {fault}. Look whether the file, its folder and "
            "the disk are there and may be written by the one who runs Verso."
        )
    return None


def _has_no_room(file: str) -> bool:
    """Whether the disk is full, or the system lets no file of ours grow further.

    SQLite tells either of them as a failed writing, depending on what it was about to write.
    """
    largest, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    if largest != resource.RLIM_INFINITY and Path(file).is_file():
        names = (file, f"{file}-wal", f"{file}-shm")
        sizes = (Path(name).stat().st_size for name in names if Path(name).is_file())
        if max(sizes) + _SLACK_BYTES > largest:
            return True
    try:
        return shutil.disk_usage(Path(file).parent).free < _SLACK_BYTES
    except OSError:
        return False


def _named(engine: Engine) -> str:
    """Name a database: its file, or where its server is, without the password."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        return engine.url.database
    return engine.url.set(drivername=engine.dialect.name).render_as_string()


def _column_with_nul(given: Any) -> str:
    """Name the first value that holds NUL, as the statement calls it."""
    rows = given if isinstance(given, list) else [given]
    values = (pair for row in rows if isinstance(row, dict) for pair in row.items())
    return next((str(name) for name, value in values if "\0" in str(value)), "")
