"""How scans come in: looked at before anything is stored, stored before anything is recorded."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from app.domain.errors import Problem, Rejected
from app.domain.imagery import ImageLimits, StoredOriginal
from app.domain.saving import AccessionedScan
from app.holdings.pixel_work import PixelWork
from app.imaging.characterise import characterise
from app.imaging.identify import HEAD_BYTES, identify, media_type_of, seems_to_be
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
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return StoredOriginal(sha256, file.tell())

    def examine(self, path: Path) -> AccessionedScan:
        """Look at a scan where it lies, as `take_in` would. Nothing is stored."""
        original = self.fingerprint(path)
        with self._pixel_work(patiently=True):
            return AccessionedScan(original, characterise(path, limits=self._limits))

    def take_in(self, path: Path) -> AccessionedScan:
        """Store a file, then look at what was stored: whatever the donor does to it meanwhile."""
        identify(path)
        with path.open("rb") as file:
            return self.take_in_stream(iter(lambda: file.read(1024 * 1024), b""))

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

    def stored(self, original: StoredOriginal) -> AccessionedScan:
        """Look at a scan that lies in the store."""
        with self._pixel_work(patiently=True):
            path = self._originals.path(original.sha256)
            return AccessionedScan(original, characterise(path, limits=self._limits))


def _with_known_head(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Read as far as it takes to know what comes, and give back all of it."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD_BYTES:
            break
    if media_type_of(head[:HEAD_BYTES]) is None:
        reason = f"it seems to be {seems_to_be(head[:HEAD_BYTES])}"
        raise Rejected(
            f"What was handed in is no scan: {reason}. Nothing was stored. Give a TIFF, JPEG, "
            "PNG, JPEG 2000, WebP, AVIF, GIF or BMP file.",
            (Problem("file", "", reason),),
        )
    return chain((head,), chunks)
