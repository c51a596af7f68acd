"""What there is to say of originals: whether each is there, and has the bytes that came in."""

import logging
from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.domain.errors import DamagedHolding, VersoError
from app.domain.findings import Finding, FindingKind
from app.domain.fixity import CheckedOriginal, FixityLine, ReadingMark
from app.domain.progress import Progress
from app.domain.viewers import THE_DESK
from app.holdings.comparison import ComparedOriginal, compare_originals, is_missing, is_orphan
from app.holdings.fixity import Checks, check_original
from app.holdings.holding import Holding
from app.holdings.repairing import Repairs
from app.storage.reading_mark import ReadingMarkFile

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 200
_WAY_OUT: Final = "Put it back with `verso verify --repair-from STORE`, or import the scan again"
_MISSING: Final = "it is missing"


class OriginalFindings:
    """One look at all originals; what is damaged is put back by `repairs`, where they are given.

    `count` of the files were looked at, and every loss is kept in the catalogue.
    """

    def __init__(self, holding: Holding, *, repairs: Repairs | None, progress: Progress) -> None:
        self._holding = holding
        self._repairs = repairs
        self._progress = progress
        self._checks = Checks(holding)
        self.count = 0

    def compare(self, *, by_length: bool) -> Iterator[Finding]:
        """Compare files and records; `by_length` looks at sizes too, as nothing will be read."""
        for compared in compare_originals(self._holding):
            self._progress(self.count, None, "comparing files and records")
            self.count += compared.is_kept
            if is_missing(self._holding, compared):
                yield self._loss(CheckedOriginal(compared.sha256, fault=_MISSING))
            elif is_orphan(self._holding, compared):
                message = (
                    "No record names this file: an import or upload ended before its record was "
                    "made. Running the import again takes it up; `verso verify --sweep` removes it."
                )
                yield Finding(FindingKind.ORPHAN_ORIGINAL, compared.sha256, message)
            elif by_length and not _has_its_length(self._holding, compared):
                yield self._loss(CheckedOriginal(compared.sha256, fault="it has another length"))
        self._checks.flush()

    def known_damage(self, *, up_to: str | None = None) -> Iterator[Finding]:
        """Read those again that were found damaged before, as far as a digest, or all of them."""
        for line in _damaged(self._holding):
            if up_to is not None and line.sha256 > up_to:
                break
            path = self._holding.layout.original(line.sha256)
            if not path.exists() or (up_to is None and path.stat().st_size != line.size_bytes):
                continue  # comparing has told of it
            yield from self._read(line.sha256, _second_digests(self._holding, [line.sha256]))
        self._checks.flush()

    def read_through(self, mark: ReadingMark, file: ReadingMarkFile) -> Iterator[Finding]:
        """Read every original after a mark, and move it on with what is kept in the catalogue.

        No transaction is open meanwhile: it may take days. However it ends, the next one goes on.
        """
        total, self.count = self.count or None, mark.originals
        last = mark.after
        unread = (one for one in self._holding.originals.all() if one > mark.after)
        try:
            for group in _groups(unread):
                known = _second_digests(self._holding, group)
                for sha256 in group:
                    self._progress(self.count, total, sha256[:12])
                    yield from self._read(sha256, known)
                    last = sha256
                    self.count += 1
                    if not self._checks.waiting:
                        _move(file, ReadingMark(mark.begun_at, last, self.count))
        finally:
            self._checks.flush()
            if last and not self._checks.waiting:
                _move(file, ReadingMark(mark.begun_at, last, self.count))
        self._progress(self.count, self.count, "")

    def _read(self, sha256: str, known: dict[str, str | None] | None) -> Iterator[Finding]:
        """Read one; what no record names was told of already, and is nobody's loss."""
        if known is not None and sha256 not in known:
            compared = ComparedOriginal(sha256, None, is_kept=True)
            if is_orphan(self._holding, compared):
                return
        checked = check_original(self._holding, sha256, sha512=(known or {}).get(sha256))
        if checked.fault and not self._holding.originals.exists(sha256):
            return  # it was swept meanwhile
        if checked.fault:
            yield self._loss(checked)
        elif known is not None:  # else the catalogue can't be read, and takes nothing either
            self._checks.add(checked)

    def _loss(self, checked: CheckedOriginal) -> Finding:
        """Keep that an original is not as it came, put it back if that can be, and say so."""
        kind = FindingKind.ALTERED_ORIGINAL
        if checked.fault == _MISSING:
            kind = FindingKind.MISSING_ORIGINAL
        told = self._told(checked)
        reason = ""
        if self._repairs is not None:
            self._checks.flush()
            reason = self._repairs.put_back(checked)
            if not reason:
                told = f"{told} It was put back from {self._repairs.store}."
                return Finding(FindingKind.REPAIRED_ORIGINAL, checked.sha256, told)
            reason = f" It could not be put back: {reason}."
        else:
            self._checks.add(checked)
        place = self._holding.layout.told(self._holding.layout.original(checked.sha256))
        return Finding(kind, checked.sha256, f"{told}{reason} {_WAY_OUT} ({place}).")

    def _told(self, checked: CheckedOriginal) -> str:
        if checked.fault.startswith(("The ", "images/")):
            return checked.fault
        whose = f"The original of {_whose(self._holding, checked.sha256)}"
        if checked.fault == "it has another length":
            return f"{whose} has changed its length."
        return f"{whose} {checked.fault.removeprefix('it ')}."


def _damaged(holding: Holding) -> Iterator[FixityLine]:
    after: str | None = None
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.fixity.damaged(after=after, limit=_AT_ONCE)
        yield from page.items
        if (after := page.after) is None:
            return


def _second_digests(holding: Holding, digests: list[str]) -> dict[str, str | None] | None:
    """Look up what was kept; None where the catalogue can't be read."""
    try:
        with holding.open(THE_DESK) as catalogue:
            return catalogue.fixity.second_digests(digests)
    except DamagedHolding:
        return None


def _groups(names: Iterator[str]) -> Iterator[list[str]]:
    while group := list(islice(names, _AT_ONCE)):
        yield group


def _has_its_length(holding: Holding, compared: ComparedOriginal) -> bool:
    return holding.originals.path(compared.sha256).stat().st_size == compared.size_bytes


def _whose(holding: Holding, sha256: str) -> str:
    """Say whose scan it is, as far as the catalogue can still be asked."""
    try:
        with holding.open(THE_DESK) as catalogue:
            places = catalogue.scan_places(sha256)
    except DamagedHolding:
        places = ()
    named = [f"the {place.side} of {place.reference_code}" for place in places]
    return " and ".join(named) or "an earlier version of a photograph"


def _move(file: ReadingMarkFile, mark: ReadingMark) -> None:
    """Move the mark on. A disk that takes none is no reason to stop reading."""
    try:
        file.write(mark)
    except VersoError as fault:
        _log.warning("How far the originals were read could not be kept. %s", fault)
