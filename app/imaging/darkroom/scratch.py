"""Folders in which a process that decodes may write, and those that killed programs have left."""

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Final

_PREFIX: Final = "verso-decoding-"
_NEW_S: Final = 60.0
"""So long a folder is let alone: whoever has made it may be about to lock it."""

_FLAGS: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Scratch:
    """A new folder in the system's temporary one, locked as long as the one who made it lives."""

    def __init__(self) -> None:
        """Make it; `OSError` where there is no room."""
        self.path = Path(mkdtemp(prefix=_PREFIX))
        self._held = os.open(self.path, _FLAGS)
        fcntl.flock(self._held, fcntl.LOCK_EX)

    def give_up(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._held)


def clear_up() -> int:
    """Remove what was left by programs of this user that were killed; give how many folders."""
    cleared = 0
    for folder in _ours():
        with suppress(OSError):  # somebody else has just removed it
            held = os.open(folder, _FLAGS)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails where its maker lives
                shutil.rmtree(folder, ignore_errors=True)
                cleared += 1
            finally:
                os.close(held)
    return cleared


def _ours() -> Iterator[Path]:
    with suppress(OSError), os.scandir(gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and _is_left(Path(entry.path)):
                yield Path(entry.path)


def _is_left(path: Path) -> bool:
    """Whether it is a folder of this user that was not made just now."""
    try:
        found = path.lstat()
    except OSError:  # somebody else has just removed it
        return False
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return is_own and time.time() - found.st_mtime > _NEW_S
