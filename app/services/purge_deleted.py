"""Giving up for good what deleted photographs left behind."""

from datetime import UTC, datetime, timedelta

from app.domain.progress import Progress, quietly
from app.domain.tombstones import PurgedCounts
from app.domain.viewers import THE_DESK
from app.holdings import Holding


def purge_deleted(
    holding: Holding, *, older_than: timedelta, progress: Progress = quietly
) -> PurgedCounts:
    """Give up the history and the originals of photographs deleted so long ago.

    Originals that another photograph shows, or once showed, that stand in an open form or are just
    being handed in, are kept; of the others the records go, and a sweep takes the files. The
    tombstones stay: who deleted what, when and why.
    """
    progress(0, None, "what was deleted")
    before = datetime.now(UTC) - older_than
    with holding.open(THE_DESK) as catalogue:
        due = catalogue.deletions.due(before=before)
        files = {sha256 for one in due for sha256 in one.originals}
        ids = {one.id for one in due}
        named, last = catalogue.deletions.named_by_history(files, but_for=ids)
    if not due:
        return PurgedCounts()
    named |= {upload.sha256 for upload in holding.uploads.all() if upload.sha256}
    with holding.open(THE_DESK, writes=True) as catalogue:
        since, _ = catalogue.deletions.named_by_history(files, but_for=ids, after=last)
        given_up = catalogue.deletions.purge(due, files - named - since)
        catalogue.commit()
    return PurgedCounts(len(due), given_up, len(files) - given_up)


def kept_deleted(holding: Holding) -> int:
    """Count the deleted photographs whose files and history are still kept."""
    with holding.open(THE_DESK) as catalogue:
        return catalogue.deletions.kept_count()
