"""Keeping searches with one's account."""

from app.domain.saved_searches import SavedSearch
from app.domain.viewers import Viewer
from app.holdings import Holding


def saved_searches(holding: Holding, viewer: Viewer) -> tuple[SavedSearch, ...]:
    """List the searches that somebody keeps."""
    with holding.open(viewer) as catalogue:
        return catalogue.reading_room.saved_searches()


def save_search(holding: Holding, viewer: Viewer, name: str, asked: str) -> SavedSearch:
    """Keep a search under a name, in the place of another with this name."""
    with holding.open(viewer, writes=True) as catalogue:
        saved = catalogue.reading_room.save_search(name, asked)
        catalogue.commit()
        return saved


def drop_search(holding: Holding, viewer: Viewer, search_id: str) -> None:
    """Forget a search."""
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.reading_room.drop_search(search_id)
        catalogue.commit()
