"""Orders for derivatives where no catalogue keeps them: they last as long as the process."""

import logging
from collections import OrderedDict
from threading import Condition, Event
from typing import Final

from app.domain.errors import DamagedHolding, UnreadableScan
from app.domain.work import JobKind
from app.holdings.derivation import Derivation

_log = logging.getLogger(__name__)
_MOST: Final = 10_000
_LOOKS_UP_EVERY_S: Final = 0.5


class WantedDerivatives:
    """Each original once, in the order in which they were first asked for. Threads share it."""

    def __init__(self) -> None:
        self._subjects: OrderedDict[str, None] = OrderedDict()
        self._turn = Condition()

    def want(self, kind: JobKind, subject: str) -> None:
        """Have a derivative made some time soon; past ten thousand, the oldest are forgotten."""
        if kind is not JobKind.DERIVE:
            raise ValueError(f"nobody here does the work {kind}")
        with self._turn:
            self._subjects[subject] = None
            if len(self._subjects) > _MOST:
                self._subjects.popitem(last=False)
            self._turn.notify()

    def work_off(self, derivation: Derivation, *, stop: Event) -> None:
        """Make what is wanted, one after the other, until `stop` is set."""
        while not stop.is_set():
            subject = self._next()
            if subject and not derivation.is_current(derivation.opened(subject)):
                _make(derivation, subject)

    def _next(self) -> str | None:
        with self._turn:
            if not self._turn.wait_for(lambda: self._subjects, _LOOKS_UP_EVERY_S):
                return None
            return self._subjects.popitem(last=False)[0]


def _make(derivation: Derivation, subject: str) -> None:
    try:
        derivation.make(subject)
    except (UnreadableScan, DamagedHolding, OSError) as fault:
        _log.warning("Tiles can't be made. %s", fault)
