"""Folders below a holding's own: made so that a power cut keeps them, never entered by a link."""

import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from app.domain.errors import DamagedHolding
from app.storage.faults import told_plainly
from app.storage.layout import Layout


def stand(layout: Layout, path: Path) -> os.stat_result | None:
    """Look what stands at a path below the holding's folder; None where nothing does.

    A symbolic link on the way or at the end raises `DamagedHolding`: whoever plants one must not
    lead us to read or write elsewhere. (The holding's folder itself may be a link.)
    """
    found = None
    with told_plainly(layout, path, "looked at"):
        for level in _levels(layout, path):
            try:
                found = level.lstat()
            except FileNotFoundError:
                return None
            _refuse_link(layout, level, found)
    return found


def stands_as_file(layout: Layout, path: Path) -> os.stat_result | None:
    """Look at an ordinary file; None where there is none, `DamagedHolding` for anything else."""
    found = stand(layout, path)
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise DamagedHolding(
            f"{layout.told(path)} is not an ordinary file. Verso put nothing of the kind there: "
            "move it out of the holding and run this again.",
        )
    return found


def open_file(path: Path) -> BufferedReader:
    """Open a file that `stands_as_file` has seen, to read its bytes. Raises `OSError`."""
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb")


def make_folder(layout: Layout, folder: Path) -> None:
    """Make a folder and those above it, up to the holding's own, which must be there already.

    It may be lost in a power cut until `settle` has been called.
    """
    if not layout.home.is_dir():
        raise DamagedHolding(
            f"The holding's folder {layout.home} is not there. Is its disk mounted? "
            "(`verso init` makes a new holding.)",
        )
    for level in _levels(layout, folder):
        with told_plainly(layout, level, "made"):
            level.mkdir(exist_ok=True)
            found = level.lstat()
        _refuse_link(layout, level, found)


def settle(layout: Layout, folder: Path) -> None:
    """Have the disk keep the names in a folder, and the folder's own, up to the holding's.

    All of them, though another process may have made some: it may not have come so far yet.
    """
    for level in reversed([layout.home, *_levels(layout, folder)]):
        with told_plainly(layout, level, "made safe on the disk"):
            descriptor = os.open(level, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _levels(layout: Layout, path: Path) -> Iterator[Path]:
    """Name each step from below the holding's folder down to a path."""
    level = layout.home
    for part in path.relative_to(layout.home).parts:
        level = level / part
        yield level


def _refuse_link(layout: Layout, level: Path, found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise DamagedHolding(
            f"{layout.told(level)} is a symbolic link, and Verso follows none inside a holding. "
            "Put the real thing in its place (another disk can be mounted there).",
        )
