"""What was deleted, for the staff."""

from app.domain.catalogued import Page
from app.domain.tombstones import DeletedPhotograph
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def list_deleted(
    holding: Holding, viewer: Viewer, *, after: str | None = None, limit: int
) -> Page[DeletedPhotograph]:
    """List the photographs that were deleted, the newest deletion first."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        return catalogue.deletions.page(after=after, limit=limit)
