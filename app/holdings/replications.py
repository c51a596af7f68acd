"""PREMIS events of originals that a backup has copied: each is told of, and once.

A store says that a backup is under way. Where one still says so, that backup was killed, or the
catalogue took no events then: the next one tells of what was copied since.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from app.domain.errors import Busy, DamagedHolding
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.holdings.second_store import SecondStore
from app.persistence.portions import portions
from app.storage.copying_mark import CopyingMark, CopyingMarkFile

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 200
_MOST_WAITING: Final = 10_000
_Untold = tuple[str, datetime]


class Replications:
    """The events of one backup; kept some at a time.

    A catalogue that takes none just then is tried again with the next: a backup matters more.
    """

    def __init__(self, holding: Holding, store: SecondStore) -> None:
        self._holding = holding
        self._store = store
        self._name = str(store.layout.home)
        self._mark = CopyingMarkFile(store.layout)
        self._waiting = list[tuple[str, str]]()
        self._is_complete = True

    def begin(self) -> None:
        """Tell of what a backup has copied that was killed, and mark that this one begins."""
        mark = self._mark.read()
        if mark is not None and not self._have_told(mark):
            self._is_complete = False  # the mark stays as it is, for the next one
            return
        self._mark.write(self._name)

    def add(self, sha256: str, reason: str) -> None:
        """Take one in, with the reason why it could not be copied, or with none."""
        self._waiting.append((sha256, reason))
        if len(self._waiting) % _AT_ONCE == 0:
            self._keep()

    def end(self) -> None:
        """Keep those that still wait, and take the mark away where nothing is left to tell."""
        self._keep()
        if self._waiting:
            _log.warning("%d copies of originals could not be recorded.", len(self._waiting))
        elif self._is_complete:
            self._mark.remove()

    def _keep(self) -> None:
        try:
            self._write()
        except (Busy, DamagedHolding) as fault:
            _log.warning("What was copied could not be recorded yet. %s", fault)
            if len(self._waiting) > _MOST_WAITING:
                self._is_complete = False
                del self._waiting[:-_MOST_WAITING]

    def _write(self) -> None:
        if not self._waiting:
            return
        with self._holding.open(THE_DESK, writes=True) as catalogue:
            for sha256, reason in self._waiting:
                outcome = FixityOutcome.FAIL if reason else FixityOutcome.SUCCESS
                catalogue.record_fixity(
                    sha256,
                    FixityKind.REPLICATION,
                    outcome,
                    note=reason or f"to {self._name}",
                )
            catalogue.commit()
        self._waiting = []

    def _have_told(self, mark: CopyingMark) -> bool:
        try:
            for some in portions(self._copied_since(mark), _AT_ONCE):
                self._tell(dict(some), mark.to or self._name)
        except (Busy, DamagedHolding) as fault:
            _log.warning("What an earlier backup copied could not be recorded yet. %s", fault)
            return False
        return True

    def _tell(self, copied: dict[str, datetime], to: str) -> None:
        copied_to = f"to {to}"
        with self._holding.open(THE_DESK, writes=True) as catalogue:
            known = catalogue.fixity.replicated(copied, notes={copied_to, f"to {self._name}"})
            for sha256 in copied.keys() - known:
                catalogue.record_fixity(
                    sha256,
                    FixityKind.REPLICATION,
                    FixityOutcome.SUCCESS,
                    note=copied_to,
                    happened_at=min(copied[sha256], self._holding.now()),
                )
            catalogue.commit()

    def _copied_since(self, mark: CopyingMark) -> Iterator[_Untold]:
        """Name what came into the store since then, with the moment, and is here too."""
        for sha256 in self._store.originals.all():
            came_s = self._store.originals.path(sha256).stat().st_mtime
            if came_s >= mark.begun_s and self._holding.originals.exists(sha256):
                yield sha256, datetime.fromtimestamp(came_s, UTC)
