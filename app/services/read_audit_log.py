"""What was done in the catalogue, by whom, when and from where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from app.domain.audit import AuditEntry, AuditFilter, Subject
from app.domain.catalogued import Page
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.persistence.catalogue import Catalogue

_AT_ONCE: Final = 1000


def read_audit_log(
    holding: Holding,
    viewer: Viewer,
    wanted: AuditFilter,
    *,
    before: int | None = None,
    limit: int = 50,
) -> Page[AuditEntry]:
    """Give a page of the log, the newest first; a photograph may be asked for by its code."""
    with holding.open(viewer) as catalogue:
        return catalogue.audit.page(_meant(catalogue, wanted), before=before, limit=limit)


def codes_of(holding: Holding, viewer: Viewer, entries: Iterable[AuditEntry]) -> Mapping[str, str]:
    """Give the reference codes of those photographs that are still there, by id."""
    ids = {one.subject_id for one in entries if one.subject is Subject.PHOTOGRAPH}
    with holding.open(viewer) as catalogue:
        return {one.id: one.reference_code for one in catalogue.reading_room.lines(sorted(ids))}


def whole_audit_log(
    holding: Holding, viewer: Viewer, wanted: AuditFilter
) -> Iterator[tuple[AuditEntry, ...]]:
    """Give all that is wanted, the oldest first, some at a time: no transaction lasts long.

    `NotAllowed` comes at once, not only when the first part is asked for.
    """
    viewer.must(Scope.ADMINISTER)
    with holding.open(viewer) as catalogue:
        meant = _meant(catalogue, wanted)
    return _parts(holding, viewer, meant)


def _meant(catalogue: Catalogue, wanted: AuditFilter) -> AuditFilter:
    """Put the id of a photograph in the place of its reference code."""
    found = catalogue.photograph_by_code(wanted.subject_id) if wanted.subject_id else None
    return replace(wanted, subject_id=found.id) if found else wanted


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
