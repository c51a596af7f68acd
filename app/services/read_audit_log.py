"""What was done in the catalogue, by whom, when and from where."""

from collections.abc import Iterator
from typing import Final

from app.domain.audit import AuditEntry, AuditFilter
from app.domain.catalogued import Page
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding

_AT_ONCE: Final = 1000


def read_audit_log(
    holding: Holding,
    viewer: Viewer,
    wanted: AuditFilter,
    *,
    before: int | None = None,
    limit: int = 50,
) -> Page[AuditEntry]:
    """Give a page of the log, the newest first."""
    with holding.open(viewer) as catalogue:
        return catalogue.audit.page(wanted, before=before, limit=limit)


def whole_audit_log(
    holding: Holding, viewer: Viewer, wanted: AuditFilter
) -> Iterator[tuple[AuditEntry, ...]]:
    """Give all that is wanted, the oldest first, some at a time: no transaction lasts long.

    `NotAllowed` comes at once, not only when the first part is asked for.
    """
    viewer.must(Scope.ADMINISTER)
    return _parts(holding, viewer, wanted)


def _parts(
    holding: Holding, viewer: Viewer, wanted: AuditFilter
) -> Iterator[tuple[AuditEntry, ...]]:
    sequence = 0
    while True:
        with holding.open(viewer) as catalogue:
            part = catalogue.audit.after(sequence, wanted, limit=_AT_ONCE)
        if not part:
            return
        yield part
        sequence = part[-1].sequence
