"""Taking a change of many photographs back as one."""

from app.domain.batches import BatchProgress
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def undo_batch(holding: Holding, viewer: Viewer, batch_id: str) -> BatchProgress:
    """Begin to take a batch back: a batch of its own, which the worker goes through.

    Each photograph is brought back to what it said before; one that was changed again since is
    left, and named. A batch that is still at work is stopped. `Conflict` where it was taken back
    already.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        undo_id = catalogue.batch_edits.begin_undo(batch_id)
        progress = catalogue.batch_edits.progress(undo_id)
        catalogue.commit()
        return progress
