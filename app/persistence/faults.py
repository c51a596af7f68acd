"""What the database complains of, in words that help."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.domain.errors import Busy, DamagedHolding

# SQLite's result codes: https://www.sqlite.org/rescode.html
_BUSY: Final = {5, 6}
_DAMAGED: Final = {11, 26}
_NO_ROOM: Final = 13
_FAILING: Final = {8, 10, 14}


@contextmanager
def in_plain_words(engine: Engine) -> Iterator[None]:
    """Raise `Busy` or `DamagedHolding` where the database itself is at fault."""
    try:
        yield
    except NoConnectionFree as fault:
        raise Busy("Too many want to use the catalogue at once. Try again in a moment.") from fault
    except DBAPIError as fault:
        told = _told(engine, fault.orig)
        if told is None:
            raise
        raise told from fault


def is_busy(fault: DBAPIError) -> bool:
    """Whether nothing is wrong but that somebody else is writing."""
    return _code(fault.orig) in _BUSY


def _code(fault: Any) -> int:
    """Give the result code; the rest of an extended one only tells where it happened."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF


def _told(engine: Engine, fault: Any) -> Exception | None:
    code = _code(fault)
    where = f"The database {engine.url.database or engine.url.render_as_string()}"
    if code in _BUSY:
        return Busy("Another change to the catalogue is still being made. Try again in a moment.")
    if code in _DAMAGED:
        return DamagedHolding(
            f"{where} is damaged, or is no database: {fault}. Move it aside and restore it from a "
            "backup, or name another folder with VERSO_HOME."
        )
    if code == _NO_ROOM:
        return DamagedHolding(f"{where} can't grow: the disk is full. Make room, and try again.")
    if code in _FAILING:
        return DamagedHolding(
            f"{where} can't be opened or written: {fault}. Look whether the file, its folder and "
            "the disk are there and may be written by the one who runs Verso."
        )
    return None
