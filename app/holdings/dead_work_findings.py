"""What there is to say of work that was given up."""

from collections.abc import Iterator
from typing import Final

from app.domain.findings import Finding, FindingKind
from app.domain.viewers import THE_DESK
from app.domain.work import DeadJob, JobKind
from app.holdings.holding import Holding

_AT_ONCE: Final = 200


def dead_work_findings(holding: Holding) -> Iterator[Finding]:
    """Name each piece with what it is about and the way out, some at a time."""
    after: str | None = None
    while True:
        with holding.open(THE_DESK) as catalogue:
            page = catalogue.dead_jobs.page(after=after, limit=_AT_ONCE)
        yield from map(_finding, page.items)
        if (after := page.after) is None:
            return


def _finding(job: DeadJob) -> Finding:
    if job.kind is JobKind.DERIVE:
        message = (
            f"No tiles could be made of the original {job.told}: {job.last_fault} It is "
            "shown without them, slowly. `verso derive` tries it again."
        )
        return Finding(FindingKind.UNMADE_DERIVATIVE, job.subject, message)
    way_out = f"`verso work retry {job.id}` has it tried again."
    if job.kind is JobKind.BATCH:
        way_out = f"Take the batch back: POST /api/batches/{job.subject}/undo."
    times = f"{job.attempts} time{'s' if job.attempts != 1 else ''}"
    message = (
        f"The {job.kind} of {job.told} failed {times} and was given up: {job.last_fault}. {way_out}"
    )
    return Finding(FindingKind.DEAD_JOB, job.id, message)
