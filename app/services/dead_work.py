"""Work that was given up: to look at, to try again, to strike off."""

from app.domain.catalogued import Page
from app.domain.viewers import Viewer
from app.domain.work import DeadJob, QueueSummary
from app.holdings import Holding


def list_dead_work(
    holding: Holding, viewer: Viewer, *, after: str | None = None, limit: int = 50
) -> tuple[QueueSummary, Page[DeadJob]]:
    """Give the counts of all work, and some of what is dead. Needs the scope `administer`."""
    with holding.open(viewer) as catalogue:
        jobs = catalogue.dead_jobs
        return jobs.summary(), jobs.page(after=after, limit=limit)


def retry_dead_work(holding: Holding, viewer: Viewer, job_id: str) -> None:
    """Have it tried again; `NotFound` where it is not dead, or is gone."""
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.dead_jobs.retry(job_id)
        catalogue.commit()


def discard_dead_work(holding: Holding, viewer: Viewer, job_id: str) -> None:
    """Strike it off; `NotFound` where it is not dead, or is gone."""
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.dead_jobs.discard(job_id)
        catalogue.commit()
