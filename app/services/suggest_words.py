"""Words of the catalogue that go on as somebody has begun to type them."""

from app.domain.hits import SuggestedWord
from app.domain.viewers import Viewer
from app.holdings import Holding


def suggest_words(
    holding: Holding, viewer: Viewer, beginning: str, *, limit: int = 10
) -> tuple[SuggestedWord, ...]:
    """Give words as they are written, each with the number of photographs that have it.

    Only what the viewer may see is told and counted.
    """
    with holding.open(viewer) as catalogue:
        return catalogue.reading_room.suggest_words(beginning, limit=limit)
