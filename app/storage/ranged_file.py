"""A file of which parts are read: at an offset, so long, without a position to move."""

import os
import weakref
from pathlib import Path
from typing import Protocol


class RangedFile(Protocol):
    """Bytes that can be asked for in ranges: on a disk, or in an object store."""

    @property
    def size_bytes(self) -> int:
        """How long it is."""

    def read(self, offset: int, length: int) -> bytes:
        """Read a range; fewer bytes only past the end. Raises `OSError`."""


class LocalRangedFile:
    """A file kept open for reading. It is closed when nobody refers to it any more.

    So a thread that reads is never left with a descriptor that another has closed and the system
    given to a third. A file that was replaced or removed since goes on giving its bytes.
    """

    def __init__(self, path: Path) -> None:
        """Open it; `OSError` if that can't be. A symbolic link is not followed."""
        self._descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._descriptor)
        self._size_bytes = os.fstat(self._descriptor).st_size

    @property
    def size_bytes(self) -> int:
        """How long it was when it was opened."""
        return self._size_bytes

    def read(self, offset: int, length: int) -> bytes:
        """Read a range, as `RangedFile.read` says."""
        chunk = os.pread(self._descriptor, length, offset)
        if len(chunk) == length or not chunk:
            return chunk
        return chunk + self.read(offset + len(chunk), length - len(chunk))
