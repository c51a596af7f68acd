"""How scans come in: looked at before anything is stored, stored before anything is recorded."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from app.domain.errors import Problem, Rejected
from app.domain.imagery import ImageLimits, StoredOriginal
from app.domain.saving import AccessionedScan
from app.holdings.pixel_work import PixelWork
from app.imaging.darkroom.orders import characterise
from app.imaging.identify import HEAD_BYTES, identify, media_type_of, seems_to_be
from app.storage.hashing import digests_of
from app.storage.layout import is_digest
from app.storage.originals import LocalOriginals


class Intake:
    """The way of a scan into the store. An `OSError` is a fault of the donor's disk, not ours."""

    def __init__(
        self, originals: LocalOriginals, *, pixel_work: PixelWork, limits: ImageLimits
    ) -> None:
        self._originals = originals
        self._pixel_work = pixel_work
        self._limits = limits

    def fingerprint(self, path: Path) -> StoredOriginal:
        """Hash a file where it lies; `Rejected` for one that is no scan. Nothing is stored."""
        identify(path)
        with path.open("rb") as file:
            found = digests_of(file)
        return StoredOriginal(found.sha256, found.size_bytes, sha512=found.sha512)

    def look(self, path: Path, original: StoredOriginal) -> AccessionedScan:
        """Find out what picture a file holds; it is decoded once, unless it is past the limits."""
        with self._pixel_work(patiently=True):
            return AccessionedScan(original, characterise(path, limits=self._limits))

    def examine(self, path: Path) -> AccessionedScan:
        """Look at a scan where it lies, as `take_in` would. Nothing is stored."""
        return self.look(path, self.fingerprint(path))

    def store(self, path: Path, *, expected_sha256: str | None = None) -> StoredOriginal:
        """Store a file; `Rejected`, with nothing stored, if it is not the one expected."""
        identify(path)
        with path.open("rb") as file:
            return self._originals.put(file, expected_sha256=expected_sha256)

    def take_in(self, path: Path) -> AccessionedScan:
        """Store a file, then look at what was stored: whatever the donor does to it meanwhile."""
        return self.stored(self.store(path))

    def take_in_stream(
        self,
        chunks: Iterable[bytes],
        *,
        expected_sha256: str | None = None,
        largest_bytes: int | None = None,
    ) -> AccessionedScan:
        """Store what comes in; `Rejected`, with nothing stored, where its head is no scan's."""
        whole = _with_known_head(iter(chunks))
        original = self._originals.put(
            whole, expected_sha256=expected_sha256, largest_bytes=largest_bytes
        )
        return self.stored(original)

    def keeps(self, original: StoredOriginal) -> bool:
        """Whether the store has a file of this digest and length, without reading its bytes."""
        if not self._originals.exists(original.sha256):
            return False
        return self._originals.path(original.sha256).stat().st_size == original.size_bytes

    def claimed(self, sha256: str) -> AccessionedScan | None:
        """Look at a scan in the store that no record names, and keep sweeps off it; None: no scan.

        A sweep leaves it alone for its grace time, within which a record must come to name it.
        """
        if not (is_digest(sha256) and self._originals.claim(sha256)):
            return None
        found = self._originals.require_sound(sha256)
        return self.stored(
            StoredOriginal(sha256, found.size_bytes, already_kept=True, sha512=found.sha512)
        )

    def stored(self, original: StoredOriginal) -> AccessionedScan:
        """Look at a scan that lies in the store."""
        return self.look(self._originals.path(original.sha256), original)


def _with_known_head(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Read as far as it takes to know what comes, and give back all of it."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD_BYTES:
            break
    refuse_no_scan(head)
    return chain((head,), chunks)


def refuse_no_scan(head: bytes) -> None:
    """Refuse what begins like no scan."""
    if media_type_of(head[:HEAD_BYTES]) is None:
        reason = f"it seems to be {seems_to_be(head[:HEAD_BYTES])}"
        raise Rejected(
            f"What was handed in is no scan: {reason}. Nothing was stored. Give a TIFF, JPEG, "
            "PNG, JPEG 2000, WebP, AVIF, GIF or BMP file.",
            (Problem("file", "", reason),),
        )
