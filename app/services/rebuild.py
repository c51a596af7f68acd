"""Making a lost catalogue again, so that it can be searched and served at once."""

from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.kept_records import RebuiltCounts
from app.domain.progress import Progress, quietly
from app.domain.viewers import THE_DESK
from app.holdings import open_holding
from app.holdings.rebuilding import rebuild_catalogue
from app.holdings.reindexing import Reindexing
from app.settings import Settings


def rebuild(settings: Settings, *, progress: Progress = quietly) -> RebuiltCounts:
    """Make the catalogue again from originals and the files beside them, and its search index.

    Photographs with all their parts and history, units, authorities and access rules come back
    under the names that they had. Accounts, tokens, saved searches, forms that nobody had saved and
    the audit log do not: they are in no file. That it was done is kept as an event of the holding.
    Errors are those of `rebuild_catalogue`.
    """
    counts = rebuild_catalogue(settings, progress=progress)
    with open_holding(settings) as holding:
        Reindexing(holding, progress=progress).renew(from_scratch=True)
        with holding.open(THE_DESK, writes=True) as catalogue:
            batch_id = catalogue.open_batch("rebuild", event=FixityKind.RECOVERY)
            told = f"{counts.photographs} photographs, {counts.originals} originals"
            is_whole = not counts.unreadable and not counts.mended
            outcome = FixityOutcome.SUCCESS if is_whole else FixityOutcome.WARNING
            catalogue.close_batch(batch_id, summary=told, outcome=outcome)
            catalogue.commit()
    return counts
