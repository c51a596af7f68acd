"""Finding photographs by what is written on them and about them."""

from app.domain.hits import SearchAnswer
from app.domain.search_request import SearchRequest
from app.domain.viewers import Viewer
from app.holdings import Holding


def search_photographs(holding: Holding, viewer: Viewer, request: SearchRequest) -> SearchAnswer:
    """Search, the best first. Nothing that a person types is an error."""
    with holding.open(viewer) as catalogue:
        return catalogue.find(request)
