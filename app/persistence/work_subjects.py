"""What work is about: the photographs, or the units, behind the keys that it has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy.orm import Session

from app.domain.viewers import Viewer
from app.domain.work import JobKind, WorkSubject
from app.persistence.portions import portions
from app.persistence.records.asset import Asset
from app.persistence.records.job import Job
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.visibility import images, photographs, units

_AT_ONCE: Final = 500
_Key = tuple[JobKind, str]


def subjects_of(
    session: Session, viewer: Viewer, jobs: Iterable[Job]
) -> dict[_Key, tuple[WorkSubject, ...]]:
    """Name what some pieces of work are about, as far as it is there for the viewer.

    A few queries, however many there are. A batch is about too many to be named.
    """
    keys: dict[JobKind, set[str]] = defaultdict(set)
    for job in jobs:
        keys[job.kind].add(job.subject)
    found: dict[_Key, list[WorkSubject]] = defaultdict(list)
    for kind, some in keys.items():
        for subject, about in _found(session, viewer, kind, sorted(some)):
            found[kind, subject].append(about)
    return {key: tuple(about) for key, about in found.items()}


def _found(
    session: Session, viewer: Viewer, kind: JobKind, subjects: list[str]
) -> Iterator[tuple[str, WorkSubject]]:
    shown = (Photograph.id, Photograph.reference_code, Photograph.title)
    for some in portions(subjects, _AT_ONCE):
        if kind in {JobKind.MANIFEST, JobKind.SEARCH_WORDS}:
            rows = photographs(viewer, Photograph.id, *shown).where(Photograph.id.in_(some))
        elif kind is JobKind.DERIVE:
            rows = images(viewer, Asset.sha256, *shown).where(Asset.sha256.in_(some))
        elif kind is JobKind.ALBUM:
            told = (Unit.id, Unit.id, Unit.reference_code, Unit.title)
            rows = units(viewer, *told).where(Unit.id.in_(some))
        else:
            return
        for subject, id_, code, title in session.execute(rows):
            yield subject, WorkSubject(id_, code, title, is_unit=kind is JobKind.ALBUM)
