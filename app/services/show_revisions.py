"""The history of a photograph's description."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph, Page
from app.domain.revisions import RevisionSummary
from app.domain.viewers import Viewer
from app.domain.working_copy import WorkingCopy
from app.holdings import Holding

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class RevisionsPage:
    """Part of a photograph's history, the newest state first.

    Everybody sees those that were public; who made them, and all others, only staff.
    """

    photograph: CataloguedPhotograph
    working_copy: WorkingCopy | None
    revisions: Page[RevisionSummary]


def show_revisions(
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    *,
    before: int | None = None,
    limit: int = AT_ONCE,
) -> RevisionsPage:
    """Gather part of a photograph's history; `before` asks for what is older than a version."""
    with holding.open(viewer) as catalogue:
        return RevisionsPage(
            photograph=catalogue.photograph(photograph_id),
            working_copy=catalogue.working_copy(photograph_id),
            revisions=catalogue.revisions(photograph_id, before=before, limit=limit),
        )
