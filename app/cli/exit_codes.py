"""What a command answers to the shell, so that scripts can tell what happened."""

from enum import IntEnum
from typing import Final

from app.domain.errors import (
    Busy,
    Conflict,
    DamagedHolding,
    NotAllowed,
    NotFound,
    OutOfReach,
    Rejected,
    UnreadableScan,
    VersoError,
)


class ExitCode(IntEnum):
    """One number for each way that a command can end."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    NOT_FOUND = 3
    NOT_ALLOWED = 4
    CONFLICT = 5
    REJECTED = 6
    UNREADABLE_SCAN = 7
    DAMAGED_HOLDING = 8
    BUSY = 9
    UNFORESEEN = 70
    STOPPED = 130

    @property
    def meaning(self) -> str:
        """Say it in a few words."""
        return _MEANINGS[self]


_MEANINGS: Final = {
    ExitCode.FINE: "everything went well",
    ExitCode.FINDINGS: "done, but something was found: rows refused, or a holding not sound",
    ExitCode.USAGE: "the command was written in a way that it does not know",
    ExitCode.NOT_FOUND: "what was named is not in the catalogue",
    ExitCode.NOT_ALLOWED: "this may not be done",
    ExitCode.CONFLICT: "it contradicts what is in the catalogue, or that has changed meanwhile",
    ExitCode.REJECTED: "what was handed in can't be used; nothing was changed",
    ExitCode.UNREADABLE_SCAN: "a scan can't be decoded",
    ExitCode.DAMAGED_HOLDING: "the holding is missing, damaged or can't be opened",
    ExitCode.BUSY: "the port or the catalogue is in use by somebody else",
    ExitCode.UNFORESEEN: "a fault in Verso itself",
    ExitCode.STOPPED: "stopped by Ctrl+C; what was finished is kept",
}

_KINDS: Final[dict[type[VersoError], ExitCode]] = {
    NotFound: ExitCode.NOT_FOUND,
    NotAllowed: ExitCode.NOT_ALLOWED,
    Conflict: ExitCode.CONFLICT,
    Rejected: ExitCode.REJECTED,
    UnreadableScan: ExitCode.UNREADABLE_SCAN,
    DamagedHolding: ExitCode.DAMAGED_HOLDING,
    OutOfReach: ExitCode.DAMAGED_HOLDING,
    Busy: ExitCode.BUSY,
    VersoError: ExitCode.UNFORESEEN,
}


def code_of(error: VersoError) -> ExitCode:
    """Give the code of an error by its nearest kind."""
    return next(_KINDS[kind] for kind in type(error).__mro__ if kind in _KINDS)
