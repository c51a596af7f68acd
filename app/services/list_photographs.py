"""Listing photographs, for programs that walk through the whole catalogue."""

from app.domain.catalogued import Page, PhotographSummary
from app.domain.publication import PublicationState
from app.domain.viewers import Viewer
from app.holdings import Holding


def list_photographs(
    holding: Holding,
    viewer: Viewer,
    *,
    after: str | None = None,
    limit: int = 50,
    state: PublicationState | None = None,
) -> Page[PhotographSummary]:
    """Give part of the list of all that this viewer may see, in the order of making."""
    with holding.open(viewer) as catalogue:
        return catalogue.photographs(after=after, limit=limit, state=state)
