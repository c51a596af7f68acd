"""What there is to say of the stored manifests: each is held against what its record gives."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.errors import NotFound
from app.domain.findings import Finding, FindingKind
from app.domain.progress import Progress
from app.domain.viewers import THE_PUBLIC
from app.domain.work import JobKind
from app.holdings.comparison import is_stale
from app.holdings.holding import Holding
from app.holdings.manifests import album_revision
from app.iiif.presentation_version import PresentationVersion
from app.storage.layout import DocumentKey

_KIND: Final = FindingKind.STALE_DOCUMENT
_OF_THE_PAST: Final = (
    "This document is of a version that is past. `verso verify --sweep` removes it."
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A manifest as its record gives it today. Revisions of albums have no order."""

    body: bytes
    is_album: bool


def manifest_findings(holding: Holding, *, deep: bool, progress: Progress) -> Iterator[Finding]:
    """Name documents that nobody is given, and those that are not what their records give.

    For `deep` each is made again, in a transaction of its own, and compared byte by byte; what
    differs is put right at once. What waits for the work that makes it anew is told together, and
    so is what was made by other editions.
    """
    others = behind = 0
    for done, key in enumerate(holding.documents.keys()):
        progress(done, None, "manifests")
        told = holding.manifests.told_by(key)
        if told is None:
            others += 1
        elif is_stale(holding, key):
            if _waits(holding, told[0]):
                behind += 1
            else:
                yield Finding(_KIND, key.file_name, _OF_THE_PAST)
        elif deep and (fault := _fault(holding, key, *told)):
            if _waits(holding, told[0]):
                behind += 1
            else:
                yield from _put_right(holding, key, *told, fault)
    yield from _told_together(others, behind)


def _told_together(others: int, behind: int) -> Iterator[Finding]:
    if behind:
        message = (
            f"Documents that wait for the work that makes them anew: {behind}. A running server "
            "does it by itself, or `verso worker --once` does."
        )
        yield Finding(_KIND, "manifests", message)
    if others:
        message = (
            f"{others} documents were made for another public address, or by another version of "
            "Verso. Nobody is given them; `verso verify --sweep` removes them."
        )
        yield Finding(_KIND, "manifests", message)


def _fault(holding: Holding, key: DocumentKey, record_id: str, version: PresentationVersion) -> str:
    """Say what is wrong with a document that the public is given; empty where nothing is."""
    made = _made(holding, key, record_id, version)
    body = holding.documents.read(key)
    if made is None or body is None:  # it has been made anew, or taken away, meanwhile
        return ""
    if body != made.body:
        is_whole = holding.manifests.stored(record_id, key.revision, version) is not None
        return "says something else than its record gives" if is_whole else "is damaged"
    gzipped = holding.documents.read_gzipped(key)
    return "" if gzipped is None or _is_gzip_of(gzipped, body) else "has a gzip that is damaged"


def _put_right(
    holding: Holding, key: DocumentKey, record_id: str, version: PresentationVersion, fault: str
) -> Iterator[Finding]:
    """Write what the record gives, unless that has changed since."""
    with holding.manifests.turn(record_id):
        made = _made(holding, key, record_id, version)
        if made is None:
            return
        holding.documents.write(key, made.body, alone=made.is_album)
    message = f"The manifest of {record_id} {fault}. It was made again."
    yield Finding(FindingKind.WRONG_DOCUMENT, key.file_name, message)


def _made(
    holding: Holding, key: DocumentKey, record_id: str, version: PresentationVersion
) -> _Made | None:
    """Make a document as the public is to get it; None where it is of another revision by now."""
    manifests = holding.manifests
    with holding.open(THE_PUBLIC) as catalogue:
        try:
            photograph = catalogue.photograph(record_id)
        except NotFound:
            pass  # an album, or nothing
        else:
            if photograph.manifest_revision != key.revision:
                return None
            kept = manifests.make(photograph, is_public_view=False, version=version)
            return _Made(kept.body, is_album=False)
        try:
            album = catalogue.reading_room.album(record_id)
        except NotFound:
            return None
    if album_revision(album.state) != key.revision:
        return None
    kept = manifests.make_album(album, is_public_view=False, version=version)
    return _Made(kept.body, is_album=True)


def _waits(holding: Holding, record_id: str) -> bool:
    """Whether the work waits, or is in hand, that makes a record's manifests anew."""
    return holding.jobs.waits_for(record_id, kinds=(JobKind.MANIFEST, JobKind.ALBUM))


def _is_gzip_of(gzipped: bytes, body: bytes) -> bool:
    try:
        return gzip.decompress(gzipped) == body
    except (OSError, EOFError, zlib.error):
        return False
