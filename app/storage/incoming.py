"""Files still being written, out of sight until they are whole."""

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import NotFound
from app.storage.faults import told_plainly
from app.storage.folders import make_folder, stand
from app.storage.layout import Layout

_NAME = re.compile(r"[0-9a-f]{32}\.part", re.ASCII)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a killed process left of a file that it was writing. Nothing refers to it."""

    name: str
    size_bytes: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """One file being written: its path for now, and the descriptor open for writing."""

    layout: Layout
    path: Path
    descriptor: int

    def write(self, chunk: bytes) -> None:
        """Append all of a chunk; the system may take it in several pieces."""
        rest = memoryview(chunk)
        with told_plainly(self.layout, self.path, "written"):
            while rest:
                rest = rest[os.write(self.descriptor, rest) :]

    def flush(self) -> None:
        """Have the disk keep the bytes (fsync).

        After a failure the draft must be given up, never flushed again: the system may have
        dropped the unwritten pages, and a second call would then report a success.
        """
        with told_plainly(self.layout, self.path, "made safe on the disk"):
            os.fsync(self.descriptor)


class Incoming:
    """The folder of such files. It lies on the file system for which they are meant."""

    def __init__(self, layout: Layout, folder: Path) -> None:
        self._layout = layout
        self._folder = folder

    @contextmanager
    def draft(self, *, mode: int) -> Iterator[Draft]:
        """Open a new file, and remove it at the end unless it was moved to its place.

        `mode` is its permissions, from which the process's umask takes away as usual.
        """
        make_folder(self._layout, self._folder)
        path = self._folder / f"{secrets.token_hex(16)}.part"
        with told_plainly(self._layout, path, "begun"):
            descriptor = os.open(path, _NEW, mode)
        try:
            yield Draft(self._layout, path, descriptor)
        finally:
            with suppress(OSError):  # what counted was flushed; a leftover is found by `leftovers`
                os.close(descriptor)
            with suppress(OSError):
                path.unlink()

    def leftovers(self, *, older_than: timedelta) -> Iterator[Leftover]:
        """Find drafts that nobody has written to for so long, by name. Others may be in work."""
        if stand(self._layout, self._folder) is None:
            return
        newest = datetime.now(UTC) - older_than
        with told_plainly(self._layout, self._folder, "listed"):
            names = sorted(p.name for p in self._folder.iterdir() if _NAME.fullmatch(p.name))
        for name in names:
            with suppress(FileNotFoundError):  # its writer has just finished
                found = (self._folder / name).lstat()
                changed_at = datetime.fromtimestamp(found.st_mtime, UTC)
                if stat.S_ISREG(found.st_mode) and changed_at <= newest:
                    yield Leftover(name, found.st_size, changed_at)

    def remove(self, name: str) -> None:
        """Remove a leftover; one that is already gone is no fault."""
        if not _NAME.fullmatch(name):
            raise NotFound("There is no leftover by this name.")
        path = self._folder / name
        if stand(self._layout, path) is not None:
            with told_plainly(self._layout, path, "removed"):
                path.unlink(missing_ok=True)
