"""Finding photographs by what is written on them and about them."""

from app.domain.hits import SearchAnswer
from app.domain.viewers import Viewer
from app.holdings import Holding


def search_photographs(
    holding: Holding, viewer: Viewer, query: str, *, limit: int = 20, offset: int = 0
) -> SearchAnswer:
    """Search, the best first. Nothing that a person types is an error."""
    with holding.open(viewer) as catalogue:
        return catalogue.search(query, limit=limit, offset=offset)
