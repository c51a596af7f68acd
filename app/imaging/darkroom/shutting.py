"""How a process that decodes is shut off before it sees its first file."""

import ctypes
import os
import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.imaging.darkroom.landlock import lock_to
from app.imaging.darkroom.seccomp import refuse_calls

_MOST_BYTES: Final = 4 * 1024**3
_MOST_FILES: Final = 64
_ROOM_BYTES: Final = 192 * 1024**2
_USUAL_BYTES: Final = 512 * 1024**2  # where the system does not tell
_NOT_DUMPABLE: Final = 4  # prctl(2), PR_SET_DUMPABLE


@dataclass(frozen=True, slots=True)
class Shut:
    """What of it the kernel gave: the version of Landlock, 0 for none, and refused calls."""

    landlock: int
    refuses_calls: bool


def shut_off(scratch: Path, *, scratch_bytes: int) -> Shut:
    """Bound this process's memory and files, and take the disk, the network and programs from it.

    Nothing can be opened any more but in `scratch`, where no file grows past `scratch_bytes`. The
    limits hold on every system with POSIX's; the rest where the kernel has it. To be called with
    one thread, when all modules are loaded.
    """
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, scratch_bytes)
    _limit(resource.RLIMIT_NOFILE, _MOST_FILES)
    _limit(resource.RLIMIT_AS, _MOST_BYTES)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_NOT_DUMPABLE, 0, 0, 0, 0)
    return Shut(lock_to(scratch), refuse_calls())


class OwnMemory:
    """How much memory this process may take. It is made before the process is shut off."""

    def __init__(self) -> None:
        sizes = Path("/proc/self/statm")
        self._sizes = os.open(sizes, os.O_RDONLY | os.O_CLOEXEC) if sizes.exists() else None

    def allow(self, more_bytes: int) -> None:
        """Let the process grow by so much from what it has now, and a little more, no further."""
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = self._now_bytes() + more_bytes + more_bytes // 4 + _ROOM_BYTES
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (min(wanted, most), most))

    def _now_bytes(self) -> int:
        if self._sizes is None:
            return _USUAL_BYTES
        pages = int(os.pread(self._sizes, 100, 0).split()[0])  # proc_pid_statm(5)
        return pages * resource.getpagesize()


def _limit(which: int, most: int) -> None:
    with suppress(ValueError, OSError):  # what may not be lowered so here is low already
        resource.setrlimit(which, (most, most))
