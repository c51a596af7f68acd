"""The files of an ordinary folder, which others fill and we only read."""

import hashlib
import os
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAMES: Final = uuid.UUID("6f2f8a4e-5d0b-4c1e-9a47-3c1d0f0e7b52")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file. `name` is its path below the folder, with `/`; `changed_ns` when it was written."""

    name: str
    size_bytes: int
    changed_ns: int

    @property
    def id(self) -> str:
        """What it is called in addresses: a UUID of its name alone (RFC 9562, 5.5), no secret."""
        return str(uuid.uuid5(_NAMES, self.name))

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits that change when the file is written again.

        Of name, size and time, not of the bytes: a large folder would take hours to read.
        """
        told = f"{self.name}\0{self.size_bytes}\0{self.changed_ns}"
        return hashlib.sha256(told.encode()).hexdigest()


class PictureFiles:
    """Ordinary files at any depth.

    Links are passed over, and names that begin with a point or are no UTF-8.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def all(self) -> Iterator[PictureFile]:
        """Name every file, folder by folder. One that can't be read counts as empty."""
        for base, folders, files in os.walk(self._folder):
            folders[:] = sorted(filter(_is_plain, folders))
            for name in sorted(filter(_is_plain, files)):
                below = (Path(base) / name).relative_to(self._folder)
                if file := self.find(below.as_posix()):
                    yield file

    def find(self, name: str) -> PictureFile | None:
        """Look at a file that `all` has named; None where it has gone or is no ordinary file."""
        try:
            found = self.path(name).lstat()
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return PictureFile(name, found.st_size, found.st_mtime_ns)

    def path(self, name: str) -> Path:
        """Say where a file that `all` has named lies."""
        return self._folder / name


def _is_plain(name: str) -> bool:
    return not name.startswith(".") and name.isprintable()  # what is no UTF-8 isn't printable
