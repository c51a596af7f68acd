"""Going through a holding: whether its files, its records and its indexes still agree."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.errors import Busy, DamagedHolding
from app.domain.findings import Finding, FindingKind, Findings, VerifyReport
from app.domain.fixity import FixityKind, FixityOutcome, ReadingMark
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.dead_work_findings import dead_work_findings
from app.holdings.derivative_findings import derivative_findings
from app.holdings.manifest_findings import manifest_findings
from app.holdings.original_findings import OriginalFindings
from app.holdings.record_findings import record_findings
from app.holdings.repairing import Repairs
from app.persistence.soundness import database_faults
from app.storage.reading_mark import ReadingMarkFile

_log = logging.getLogger(__name__)

STILL_IN_WORK: Final = timedelta(hours=1)
"""What was written to more recently may belong to an upload that goes on."""

GOES_ON_FOR: Final = timedelta(days=30)
"""A reading through that began longer ago says too little of today: all is read again."""

_OLD_INDEX: Final = Finding(
    FindingKind.OLD_INDEX,
    "search_entry",
    "The search index was made by the rules of an earlier version. A running server brings it up "
    "to date by itself, or `verso reindex` does.",
)
_OTHER_WORDS: Final = (
    "It is not found by what its record says today. `verso reindex` brings the search index up to "
    "its records."
)
_ENTRIES_AT_ONCE: Final = 500
_LOSSES: Final = (FindingKind.MISSING_ORIGINAL, FindingKind.ALTERED_ORIGINAL)


def verify(  # noqa: PLR0913 - what is looked at, and who is told
    holding: Holding,
    *,
    deep: bool = True,
    from_start: bool = False,
    repair_from: Path | None = None,
    tell: Callable[[Finding], None] = lambda _: None,
    progress: Progress = quietly,
) -> VerifyReport:
    """Look a whole holding through, and keep what was found; `tell` is told of each at once.

    `deep` reads every original against both its digests, makes every stored manifest and every
    entry of the search index again to compare them, and puts manifests right that are wrong. Else
    the lengths of originals and the revisions of manifests are looked at, and those originals read
    that are known to be damaged. Reading goes on where an earlier run was left off, unless it is to
    begin `from_start`. What is damaged or missing is put back from the store `repair_from`;
    `NotFound` where that is none.
    When each was read is kept; each failure is a PREMIS event of its file, and a deep pass one of
    the holding: an event for every sound file and pass would soon outgrow the catalogue.
    """
    repairs = Repairs(holding, repair_from) if repair_from is not None else None
    found = Findings(tell)
    found.add_all(database_faults(holding.engine))
    is_readable = FindingKind.BROKEN_DATABASE not in found.counts
    photographs = 0
    originals = OriginalFindings(holding, repairs=repairs, progress=progress)
    if is_readable:
        with holding.open(THE_DESK) as catalogue:
            photographs = catalogue.photograph_count()
            if catalogue.search_index.has_old_words():
                found.add(_OLD_INDEX)
        found.add_all(originals.compare(by_length=not deep))
    mark = None
    if deep:
        file = ReadingMarkFile(holding.layout)
        mark = _mark(holding, file, from_start=from_start)
        if is_readable and mark.after:
            found.add_all(originals.known_damage(up_to=mark.after))
        found.add_all(originals.read_through(mark, file))
    elif is_readable:
        found.add_all(originals.known_damage())
    if is_readable:
        if deep:
            found.add_all(_out_of_step(holding, progress=progress))
        found.add_all(_leftovers(holding))
        found.add_all(manifest_findings(holding, deep=deep, progress=progress))
        found.add_all(dead_work_findings(holding))
        found.add_all(derivative_findings(holding, deep=deep, progress=progress))
        found.add_all(record_findings(holding, progress=progress))
        if deep:
            _record(holding, found, originals=originals.count)
        holding.records.catch_up(progress=progress)
    if mark is not None:
        _end(ReadingMarkFile(holding.layout))
    progress(originals.count, originals.count, "")
    return _report(photographs, originals.count, found, mark)


def _mark(holding: Holding, file: ReadingMarkFile, *, from_start: bool) -> ReadingMark:
    """Say after which original to go on, and since when the others count as read."""
    now = holding.now()
    try:
        left_off = None if from_start else file.read()
    except DamagedHolding as fault:
        _log.warning("How far the originals were read is not known any more. %s", fault)
        left_off = None
    if left_off is None or not now - GOES_ON_FOR < left_off.begun_at <= now:
        return ReadingMark(now)
    return left_off


def _end(file: ReadingMarkFile) -> None:
    """Take the mark away. What was found in days must be told, whatever the disk says to that."""
    try:
        file.remove()
    except DamagedHolding as fault:
        _log.warning("The next run will believe that it goes on. %s", fault)


def _report(
    photographs: int, originals: int, found: Findings, mark: ReadingMark | None
) -> VerifyReport:
    already = mark.originals if mark else 0
    begun_at = mark.begun_at if mark and already else None
    first = tuple(found.first)
    return VerifyReport(photographs, originals, first, dict(found.counts), already, begun_at)


def _leftovers(holding: Holding) -> Iterator[Finding]:
    message = (
        "A sweep ended while it took this original away. `verso sweep` completes it, or puts it "
        "back where a record names it."
    )
    for one in holding.originals.aside():
        if datetime.now(UTC) - one.at > STILL_IN_WORK:
            yield Finding(FindingKind.LEFTOVER, one.sha256, message)
    for store in (
        holding.originals, holding.documents, holding.derivatives, holding.record_files,
    ):  # fmt: skip
        for leftover in store.leftovers(older_than=STILL_IN_WORK):
            size = f"{leftover.size_bytes:,} bytes, last written {leftover.changed_at:%Y-%m-%d}"
            message = f"A file was left half-written ({size}). `verso verify --sweep` removes it."
            yield Finding(FindingKind.LEFTOVER, leftover.name, message)


def _out_of_step(holding: Holding, *, progress: Progress) -> Iterator[Finding]:
    """Name photographs that are not found by what their records say; each portion by itself."""
    after, done = "", 0
    while True:
        with holding.open(THE_DESK) as catalogue:
            codes, after = catalogue.search_index.out_of_step(after=after, limit=_ENTRIES_AT_ONCE)
        for code in codes:
            yield Finding(FindingKind.INDEX_OUT_OF_STEP, code, _OTHER_WORDS)
        if not after:
            return
        done += _ENTRIES_AT_ONCE
        progress(done, None, "search entries against records")


def _record(holding: Holding, found: Findings, *, originals: int) -> None:
    """Keep that the holding was gone through. One that can't be written to is still reported on."""
    lost = sum(found.counts[kind] for kind in _LOSSES)
    put_back = found.counts[FindingKind.REPAIRED_ORIGINAL]
    told = f"{originals} originals read through, {lost} missing or altered, {put_back} put back"
    outcome = FixityOutcome.FAIL if lost else FixityOutcome.SUCCESS
    try:
        with holding.open(THE_DESK, writes=True) as catalogue:
            batch_id = catalogue.open_batch("verify", event=FixityKind.FIXITY_CHECK)
            catalogue.close_batch(batch_id, summary=told, outcome=outcome)
            catalogue.commit()
    except (Busy, DamagedHolding) as fault:
        _log.warning("What was found could not be recorded. %s", fault)
