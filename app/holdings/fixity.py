"""Reading originals through, to see whether their bytes are still those that came in."""

import time
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Busy, DamagedHolding, DamagedOriginal
from app.domain.fixity import CheckedOriginal
from app.domain.viewers import THE_DESK
from app.exchange.record_document import UnfitRecord, read_record_document
from app.holdings.holding import Holding

_NOTED_AT_ONCE: Final = 200
_NOTED_EVERY_S: Final = 20.0


@dataclass(slots=True)
class Checks:
    """Checks of originals, kept in the catalogue some at a time; `flush` keeps the rest.

    A catalogue that can't be written just then is tried again with the next.
    """

    holding: Holding
    waiting: list[CheckedOriginal] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    def add(self, checked: CheckedOriginal) -> None:
        """Take a check into account."""
        self.waiting.append(checked)
        is_late = time.monotonic() - self.since > _NOTED_EVERY_S
        if checked.fault or is_late or len(self.waiting) >= _NOTED_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Keep what was found so far."""
        self.since = time.monotonic()
        if not self.waiting:
            return
        try:
            with self.holding.open(THE_DESK, writes=True) as catalogue:
                catalogue.fixity.note(self.waiting)
                catalogue.commit()
        except (Busy, DamagedHolding):
            if len(self.waiting) > _NOTED_AT_ONCE * 10:
                raise
        else:
            self.waiting = []


def check_original(holding: Holding, sha256: str, *, sha512: str | None) -> CheckedOriginal:
    """Hold an original against both its digests, and against what stands beside it."""
    try:
        found = holding.originals.digests_of(sha256)
    except DamagedHolding as fault:
        return CheckedOriginal(sha256, fault=str(fault))
    if found.sha256 != sha256 or sha512 not in {None, "", found.sha512}:
        return CheckedOriginal(sha256, fault="it has other bytes than when it came in")
    told = _told_beside(holding, sha256)
    if told not in {"", found.sha512}:
        return CheckedOriginal(sha256, fault="it is not what the file beside it tells of")
    return CheckedOriginal(sha256, sha512=found.sha512)


def _told_beside(holding: Holding, sha256: str) -> str:
    """Give the SHA-512 that the record beside an original tells; empty where it tells none."""
    try:
        body = holding.record_files.beside(sha256)
        records = read_record_document(body) if body else ()
    except (DamagedHolding, UnfitRecord):
        return ""  # that file's own damage is another finding
    rows = (row for one in records for row in one.rows.get("original", ()))
    return next((str(row.get("sha512", "")) for row in rows if row["sha256"] == sha256), "")


def note_damage(holding: Holding, fault: Exception) -> None:
    """Keep that an original was found to be damaged, if that is what the fault says."""
    if isinstance(fault, DamagedOriginal):
        checks = Checks(holding)
        checks.add(CheckedOriginal(fault.sha256, fault="it has other bytes than when it came in"))
