"""Going through a holding: whether its files, its records and its indexes still agree."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from app.domain.errors import Busy, DamagedHolding
from app.domain.findings import Finding, FindingKind, VerifyReport
from app.domain.fixity import CheckedOriginal
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.domain.work import JobKind
from app.holdings import Holding
from app.holdings.comparison import (
    ComparedOriginal,
    compare_originals,
    is_missing,
    is_orphan,
)
from app.holdings.derivative_findings import derivative_findings
from app.holdings.fixity import Checks, check_original
from app.holdings.manifest_findings import manifest_findings
from app.holdings.record_findings import record_findings
from app.persistence.soundness import database_faults

_log = logging.getLogger(__name__)

STILL_IN_WORK: Final = timedelta(hours=1)
"""What was written to more recently may belong to an upload that goes on."""

_FROM_BACKUP: Final = (
    "Put it back with `verso verify --repair-from STORE`, or import the scan again"
)
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
_LOOKED_UP_AT_ONCE: Final = 200
_ENTRIES_AT_ONCE: Final = 500
_MISSING: Final = FindingKind.MISSING_ORIGINAL
_LOSSES: Final = {FindingKind.MISSING_ORIGINAL, FindingKind.ALTERED_ORIGINAL}


def verify(holding: Holding, *, progress: Progress = quietly, deep: bool = True) -> VerifyReport:
    """Look a whole holding through, and keep what was found.

    `deep` reads every original against both its digests, makes every stored manifest and every
    entry of the search index again to compare them, and puts manifests right that are wrong. Else
    the lengths of originals and the revisions of manifests are looked at alone.
    When each was read is kept; each failure is a PREMIS event of its file, and a deep pass a batch
    of its own: an event for every sound file and pass would soon outgrow the catalogue.
    """
    findings = [*database_faults(holding.engine)]
    is_readable = all(finding.kind is not FindingKind.BROKEN_DATABASE for finding in findings)
    photographs = originals = 0
    if is_readable:
        with holding.open(THE_DESK) as catalogue:
            photographs = catalogue.photograph_count()
            if catalogue.search_index.has_old_words():
                findings.append(_OLD_INDEX)
        originals = _compare(holding, findings, by_length=not deep, progress=progress)
    if deep:
        originals = _read_through(holding, findings, total=originals or None, progress=progress)
    if is_readable:
        if deep:
            findings += _out_of_step(holding, progress=progress)
        findings += _leftovers(holding)
        findings += manifest_findings(holding, deep=deep, progress=progress)
        findings += _dead_jobs(holding)
        findings += derivative_findings(holding, deep=deep, progress=progress)
        findings += record_findings(holding, progress=progress)
        _record(holding, findings, originals=originals, deep=deep)
    progress(originals, originals, "")
    return VerifyReport(photographs, originals, tuple(findings))


def _compare(
    holding: Holding, findings: list[Finding], *, by_length: bool, progress: Progress
) -> int:
    """Compare files and records, and give the number of files."""
    count = 0
    for compared in compare_originals(holding):
        progress(count, None, "comparing files and records")
        count += compared.is_kept
        if is_missing(holding, compared):
            message = f"The original of {_whose(holding, compared.sha256)} is missing."
            findings.append(_loss(holding, FindingKind.MISSING_ORIGINAL, compared.sha256, message))
        elif is_orphan(holding, compared):
            message = (
                "No record names this file: an import or upload ended before its record was "
                "made. Running the import again takes it up; `verso verify --sweep` removes it."
            )
            findings.append(Finding(FindingKind.ORPHAN_ORIGINAL, compared.sha256, message))
        elif by_length and not _has_its_length(holding, compared):
            message = f"The original of {_whose(holding, compared.sha256)} has changed its length."
            findings.append(_loss(holding, FindingKind.ALTERED_ORIGINAL, compared.sha256, message))
    return count


def _read_through(
    holding: Holding, findings: list[Finding], *, total: int | None, progress: Progress
) -> int:
    """Read every original, with no transaction open meanwhile: it may take days."""
    orphans = {f.subject for f in findings if f.kind is FindingKind.ORPHAN_ORIGINAL}
    count, checks = 0, Checks(holding)
    for group in _groups(holding.originals.all()):
        known = _second_digests(holding, group)
        for sha256 in group:
            progress(count, total, sha256[:12])
            count += 1
            if sha256 in orphans:
                continue
            checked = check_original(holding, sha256, sha512=known.get(sha256))
            if checked.fault and not holding.originals.exists(sha256):
                continue  # it was swept meanwhile
            checks.add(checked)
            if checked.fault:
                findings.append(_altered(holding, checked))
    checks.flush()
    progress(count, count, "")
    return count


def _second_digests(holding: Holding, digests: list[str]) -> dict[str, str | None]:
    """Look up what was kept; nothing where the catalogue can't be read."""
    try:
        with holding.open(THE_DESK) as catalogue:
            return catalogue.fixity.second_digests(digests)
    except DamagedHolding:
        return {}


def _groups(names: Iterator[str]) -> Iterator[list[str]]:
    while group := list(islice(names, _LOOKED_UP_AT_ONCE)):
        yield group


def _altered(holding: Holding, checked: CheckedOriginal) -> Finding:
    message = checked.fault
    if not message.startswith(("The ", "images/")):
        told = message.removeprefix("it ")
        message = f"The original of {_whose(holding, checked.sha256)} {told}."
    return _loss(holding, FindingKind.ALTERED_ORIGINAL, checked.sha256, message)


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


def _loss(holding: Holding, kind: FindingKind, sha256: str, message: str) -> Finding:
    place = holding.layout.told(holding.layout.original(sha256))
    return Finding(kind, sha256, f"{message} {_FROM_BACKUP} ({place}).")


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


def _dead_jobs(holding: Holding) -> Iterator[Finding]:
    for job in holding.jobs.dead():
        if job.kind is JobKind.DERIVE:
            message = (
                f"No tiles could be made of the original {job.subject}: {job.last_fault} It is "
                "shown without them, slowly. `verso derive` tries it again."
            )
            yield Finding(FindingKind.UNMADE_DERIVATIVE, job.subject, message)
            continue
        way_out = "Save or publish the photograph again to have it tried anew."
        if job.kind is JobKind.BATCH:
            way_out = f"Take the batch back: POST /api/batches/{job.subject}/undo."
        message = (
            f"The {job.kind} of {job.subject} failed {job.attempts} times and was given up: "
            f"{job.last_fault}. {way_out}"
        )
        yield Finding(FindingKind.DEAD_JOB, job.id, message)


def _record(holding: Holding, findings: list[Finding], *, originals: int, deep: bool) -> None:
    """Keep what was found of the files. A catalogue that can't be written is still reported on."""
    losses = [finding for finding in findings if finding.kind in _LOSSES]
    noted = {finding.subject for finding in losses if finding.kind is _MISSING or not deep}
    if not (losses or deep):
        return
    try:
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.fixity.note(
                CheckedOriginal(finding.subject, fault=finding.message)
                for finding in losses
                if finding.subject in noted
            )
            if deep:
                batch_id = catalogue.open_batch("verify")
                told = f"{originals} originals read through, {len(losses)} missing or altered"
                catalogue.close_batch(batch_id, summary=told)
            catalogue.commit()
    except (Busy, DamagedHolding) as fault:
        _log.warning("What was found could not be recorded. %s", fault)
