"""The two digests of a file, taken in one reading."""

import hashlib
from typing import BinaryIO, Final

from app.domain.imagery import Digests

_CHUNK_BYTES: Final = 1024 * 1024


class Hashing:
    """SHA-256 and SHA-512 of what has come so far, and its length."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sha512 = hashlib.sha512()
        self.size_bytes = 0

    def update(self, chunk: bytes) -> None:
        """Take the next bytes into account."""
        self._sha256.update(chunk)
        self._sha512.update(chunk)
        self.size_bytes += len(chunk)

    def digests(self) -> Digests:
        """Give what it comes to."""
        return Digests(self._sha256.hexdigest(), self._sha512.hexdigest(), self.size_bytes)


def digests_of(file: BinaryIO) -> Digests:
    """Read a file from where it stands to its end."""
    hashing = Hashing()
    while chunk := file.read(_CHUNK_BYTES):
        hashing.update(chunk)
    return hashing.digests()
