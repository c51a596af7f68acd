"""Keeping work that takes longer than its lease."""

import logging
import time
from collections.abc import Callable
from typing import Final, Protocol

from app.domain.errors import Busy, DamagedHolding
from app.domain.work import LeasedJob

_log = logging.getLogger(__name__)
_RENEWED_EVERY_S: Final = 60.0  # a lease lasts five times as long


class Leases(Protocol):
    """A queue of work, as far as those who have taken some are concerned."""

    def renew(self, job: LeasedJob) -> bool:
        """Keep work for longer; False where another has it."""


class KeptLease:
    """Progress of a job that renews its lease once a minute, as long as there is any.

    So a derivative of a very large scan is not begun by a second worker, and that of a worker that
    is dead or hangs is. A catalogue that is busy just then is asked again with the next step.
    """

    def __init__(
        self, leases: Leases, job: LeasedJob, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._leases = leases
        self._job = job
        self._seconds = seconds
        self._renewed = seconds()

    def __call__(self, *_: object, **__: object) -> None:
        """Take note that the work goes on."""
        now = self._seconds()
        if now - self._renewed < _RENEWED_EVERY_S:
            return
        try:
            self._leases.renew(self._job)
        except (Busy, DamagedHolding) as fault:
            _log.info("The lease of a job could not be renewed. %s", fault)
        else:
            self._renewed = now
