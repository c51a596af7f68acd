"""Listing photographs, for programs that walk through the whole catalogue."""

from app.domain.catalogued import Page, PhotographSummary
from app.domain.publication import PublicationState
from app.domain.viewers import Viewer
from app.holdings import Holding


def list_photographs(  # noqa: PLR0913 - whose, which, and which part
    holding: Holding,
    viewer: Viewer,
    *,
    after: str | None = None,
    limit: int = 50,
    state: PublicationState | None = None,
    only_from_back: bool = False,
) -> Page[PhotographSummary]:
    """Give part of the list of all that this viewer may see, in the order of making.

    `only_from_back` leaves those that are known only from what is written on a back.
    """
    with holding.open(viewer) as catalogue:
        return catalogue.photographs(
            after=after, limit=limit, state=state, only_from_back=only_from_back
        )
