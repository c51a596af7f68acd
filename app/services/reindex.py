"""Making the search index anew, from nothing but the catalogue, while it is used."""

import time
from collections.abc import Callable

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


def renew_index(holding: Holding, *, for_s: float, stopping: Callable[[], bool]) -> bool:
    """Make for a while what earlier rules have made; False where there was nothing of that kind.

    So an index follows a new version of Verso by itself, and one that was never made is made.
    """
    ends_at = time.monotonic() + for_s

    def is_over() -> bool:
        return stopping() or time.monotonic() >= ends_at

    return Reindexing(holding, stopping=is_over).catch_up()
