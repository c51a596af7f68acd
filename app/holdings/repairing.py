"""Putting damaged and missing originals back from a second store."""

import logging
from pathlib import Path

from app.domain.errors import Busy, DamagedHolding, NotFound, Rejected
from app.domain.fixity import CheckedOriginal, FixityKind, FixityOutcome
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings.holding import Holding
from app.holdings.second_store import SecondStore

_log = logging.getLogger(__name__)


class Repairs:
    """Repairs from one store: a backup, or another holding. `NotFound` where it is no store."""

    def __init__(self, holding: Holding, store: Path) -> None:
        self._holding = holding
        self._source = SecondStore(store)
        self.store = self._source.layout.home
        self._source.require()

    def put_back(self, checked: CheckedOriginal) -> str:
        """Put an original back, and give the reason why it could not be; empty where it was.

        What comes from the store is hashed on the way, and takes the place of what is here in one
        step. Each is told by PREMIS events: what was found, and what became of it.
        """
        reason = self._copy(checked.sha256)
        try:
            self._record(checked, reason)
        except (Busy, DamagedHolding) as fault:
            _log.warning("A repair could not be recorded. %s", fault)
        return reason

    def _copy(self, sha256: str) -> str:
        try:
            with self._source.originals.path(sha256).open("rb") as file:
                self._holding.originals.put(file, expected_sha256=sha256)
        except (DamagedHolding, NotFound):
            is_there = self._source.originals.exists(sha256)
            return "disk fault" if is_there else "the store does not have it"
        except Rejected:
            return "it is damaged in the store too"
        except OSError as fault:
            return f"it can't be read in the store: {fault.strerror or fault}"
        return ""

    def _record(self, checked: CheckedOriginal, reason: str) -> None:
        with self._holding.open(THE_DESK, writes=True) as catalogue:
            outcome = FixityOutcome.FAIL if reason else FixityOutcome.SUCCESS
            note = reason or f"from {self.store}"
            catalogue.fixity.note([checked])
            catalogue.record_fixity(checked.sha256, FixityKind.RECOVERY, outcome, note=note)
            if not reason:
                catalogue.fixity.note([CheckedOriginal(checked.sha256)])
                catalogue.ask_for(JobKind.DERIVE, checked.sha256)
            catalogue.commit()
