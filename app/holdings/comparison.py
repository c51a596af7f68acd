"""Files against records: what lies in the stores, and what the catalogue says should lie there."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.errors import NotFound
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings.holding import Holding
from app.holdings.manifests import album_revision
from app.storage.layout import DocumentKey


@dataclass(frozen=True, slots=True)
class ComparedOriginal:
    """A digest. `size_bytes` is what its record says, None where none names it."""

    sha256: str
    size_bytes: int | None
    is_kept: bool


def compare_originals(holding: Holding) -> Iterator[ComparedOriginal]:
    """Walk the store and the records side by side, both in the order of the digests.

    Nothing is gathered up. What comes in meanwhile may look like a file without a record, or a
    record without a file: `is_orphan` and `is_missing` look again.
    """
    kept = holding.originals.all()
    here = next(kept, None)
    with holding.open(THE_DESK) as catalogue:
        for sha256, size_bytes in catalogue.digests():
            while here is not None and here < sha256:
                yield ComparedOriginal(here, None, is_kept=True)
                here = next(kept, None)
            yield ComparedOriginal(sha256, size_bytes, is_kept=here == sha256)
            if here == sha256:
                here = next(kept, None)
    while here is not None:
        yield ComparedOriginal(here, None, is_kept=True)
        here = next(kept, None)


def is_orphan(holding: Holding, compared: ComparedOriginal) -> bool:
    """Whether still no record names a file, no form that somebody is typing into, no upload."""
    if compared.size_bytes is not None:
        return False
    if any(upload.sha256 == compared.sha256 for upload in holding.uploads.all()):
        return False
    with holding.open(THE_DESK) as catalogue:
        if compared.sha256 in catalogue.forms.digests():
            return False
        return catalogue.scan_characteristics(compared.sha256) is None


def is_missing(holding: Holding, compared: ComparedOriginal) -> bool:
    """Whether a record's file is still not there."""
    return not compared.is_kept and not holding.originals.exists(compared.sha256)


def is_stale(holding: Holding, key: DocumentKey) -> bool:
    """Whether nobody is given this stored document any more."""
    record_id = holding.manifests.record_of(key)
    return record_id is None or _revision_of(holding, record_id) != key.revision


def _revision_of(holding: Holding, record_id: str) -> int | None:
    """Number what the public is given today of a photograph, or of an album."""
    with holding.open(THE_PUBLIC) as catalogue:
        try:
            return catalogue.manifest_revision(record_id)
        except NotFound:
            pass  # an album, or nothing
        try:
            state = catalogue.reading_room.album_state(record_id)
        except NotFound:
            return None
    return album_revision(state) if state else None
