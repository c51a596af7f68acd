"""The machine as a holding meets it: disks, folders, the kernel."""

import os
import platform
import shutil
from importlib.metadata import version
from typing import Final

from app.domain.checkups import Checkup, Grade
from app.domain.errors import DamagedHolding
from app.imaging.darkroom.landlock import landlock_version
from app.imaging.engine import ENGINE
from app.storage.folders import stand
from app.storage.layout import Layout

_GIGABYTE: Final = 1_000_000_000
_LOW_BYTES: Final = 2 * _GIGABYTE
_EMPTY_BYTES: Final = 100_000_000


def machine_checkups(layout: Layout) -> list[Checkup]:
    """Look at versions, the kernel, the room on the disk and the rights on the folders."""
    return [
        Checkup("Verso", Grade.FINE, f"{version('verso')}, Python {platform.python_version()}"),
        Checkup("pictures", Grade.FINE, ENGINE.partition(", ")[2]),
        _landlock(),
        _room(layout),
        *_folders(layout),
    ]


def _landlock() -> Checkup:
    """Ask which version of Landlock the kernel has: decoding can then be shut in."""
    found = landlock_version()
    if found < 1:
        told = "the kernel has none: what decodes scans is kept apart by limits alone"
        return Checkup("Landlock", Grade.WARNING, told)
    return Checkup("Landlock", Grade.FINE, f"version {found}")


def _room(layout: Layout) -> Checkup:
    disk = shutil.disk_usage(layout.home)
    told = f"{disk.free / _GIGABYTE:.1f} GB free of {disk.total / _GIGABYTE:.1f} GB"
    if disk.free < _EMPTY_BYTES:
        return Checkup("disk", Grade.FAULT, f"{told}: nothing more can come in")
    grade = Grade.WARNING if disk.free < _LOW_BYTES else Grade.FINE
    return Checkup("disk", grade, told)


def _folders(layout: Layout) -> list[Checkup]:
    found = []
    for folder in (layout.home, layout.originals, layout.derivatives, layout.manifests):
        name = "the holding's folder" if folder == layout.home else layout.told(folder)
        try:
            seen = folder.stat() if folder == layout.home else stand(layout, folder)
        except (DamagedHolding, OSError) as fault:
            found.append(Checkup(name, Grade.FAULT, str(fault)))
            continue
        if seen is None:
            found.append(Checkup(name, Grade.WARNING, "is not there; it is made when needed"))
        elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            found.append(Checkup(name, Grade.FAULT, "may not be written by this account"))
        else:
            is_open = bool(seen.st_mode & 0o002)
            told = "may be written by everybody on this machine" if is_open else "can be written"
            found.append(Checkup(name, Grade.WARNING if is_open else Grade.FINE, told))
    return found
