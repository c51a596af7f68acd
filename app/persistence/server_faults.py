"""What a PostgreSQL server complains of, by its codes: PostgreSQL 15, appendix A."""

from typing import Any, Final

from sqlalchemy.exc import DBAPIError

from app.domain.errors import Busy, DamagedHolding, OutOfReach, OutOfSpace, VersoError

_LOCKED: Final = {"55P03", "40001", "40P01"}
_TOO_LONG: Final = {"57014"}
_TOO_MANY: Final = {"53300", "53000", "53200", "53400"}
_NO_ROOM: Final = {"53100"}
_DAMAGED: Final = {"XX001", "XX002"}
_NOT_LET_IN: Final = {"28000", "28P01", "3D000", "42501"}
_LOST: Final = {"57P01", "57P02", "57P03", "57P05", "25P03"}


def is_server_busy(fault: DBAPIError) -> bool:
    """Whether nothing is wrong but that somebody else is writing."""
    return _code(fault) in _LOCKED


def told_by_server(fault: DBAPIError, *, where: str) -> VersoError | None:
    """Say what is the matter; None where the program itself has asked for what can't be."""
    code, said = _code(fault), _sentence(fault)
    if code in _NO_ROOM:
        return OutOfSpace(f"{where} can't grow: the disk is full. Make room, and try again.")
    if code in _DAMAGED:
        return DamagedHolding(f"{where} is damaged: {said}. Restore it from a backup.")
    if code in _NOT_LET_IN:
        return DamagedHolding(
            f"{where} doesn't let Verso in: {said}. Look at VERSO_DATABASE_URL, and at its rights."
        )
    if code in _LOST or _is_lost(fault):
        return OutOfReach(
            "The catalogue's database doesn't answer just now. Try again in a moment.",
            f"{where} is out of reach: {said}. Look whether PostgreSQL is running there.",
        )
    return _busy(code)


def _busy(code: str) -> Busy | None:
    if code in _LOCKED:
        return Busy("Another change to the catalogue is still being made. Try again in a moment.")
    if code in _TOO_LONG:
        return Busy("The database took too long over this. Try again in a moment.")
    if code in _TOO_MANY:
        return Busy("The database has too much to do at once. Try again in a moment.")
    return None


def _code(fault: DBAPIError) -> str:
    told: Any = getattr(fault.orig, "sqlstate", None)
    return str(told or "")


def _is_lost(fault: DBAPIError) -> bool:
    """Whether the connection has ended, or there was none: such a fault has no code."""
    code = _code(fault)
    is_operational = type(fault.orig).__name__ == "OperationalError"
    return fault.connection_invalidated or code.startswith("08") or (not code and is_operational)


def _sentence(fault: DBAPIError) -> str:
    """Take the first line of what the server says, without the stop at its end."""
    lines = [line.strip() for line in str(fault.orig).splitlines() if line.strip()]
    return (lines[0] if lines else "no reason was given").rstrip(".")
