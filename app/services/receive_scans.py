"""Taking scans in that an archivist brings by hand, before they are photographs."""

from collections.abc import Iterable

from app.domain.accessions import Arrival
from app.domain.errors import Rejected, UnreadableScan
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.waiting_scans import have_wait, plain_name, tell_refused


def receive_scan(
    holding: Holding, viewer: Viewer, chunks: Iterable[bytes], *, file_name: str
) -> Arrival:
    """Store a scan as it arrives, and put it to those that this archivist has brought in.

    When this returns, the disk has it and the catalogue knows that it waits: nothing is lost with
    a browser. What is no scan, or is catalogued already, is refused, and that is kept too.
    """
    viewer.must(Scope.WRITE)
    name = plain_name(file_name)
    try:
        stored = holding.take_in_stream(chunks)
    except (Rejected, UnreadableScan) as fault:
        return tell_refused(holding, viewer, name, str(fault))
    return have_wait(holding, viewer, stored, file_name=name)
