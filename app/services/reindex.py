"""Making the search index anew, from nothing but the catalogue."""

from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import Holding


def reindex(holding: Holding, *, progress: Progress = quietly) -> int:
    """Make the index anew in one transaction, and give the number of photographs that it holds.

    Searches go on in the old index until it is done; whoever wants to write meanwhile waits.
    """
    with holding.open(THE_DESK, writes=True) as catalogue:
        count = catalogue.make_index_anew(progress=progress)
        catalogue.commit()
    return count
