"""Making the search index anew, from nothing but the catalogue, while it is used."""

from app.domain.progress import Progress, quietly
from app.holdings import Holding
from app.holdings.reindexing import Reindexing


def reindex(holding: Holding, *, progress: Progress = quietly, from_scratch: bool = False) -> int:
    """Make the index anew in portions, and give the number of photographs that were gone through.

    Searches and changes go on: no portion keeps others waiting for longer than a moment. What was
    stopped goes on where it was. `from_scratch` throws the postings away first, which does keep
    others from writing: for an index that is damaged.
    """
    return Reindexing(holding, progress=progress).renew(from_scratch=from_scratch)
