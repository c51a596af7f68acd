"""A process that decodes, seen from the one that has started it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from app.domain.errors import DamagedHolding
from app.imaging.darkroom.scratch import Scratch
from app.imaging.darkroom.wire import HungUp, receive, send

_STARTS_WITHIN_S: Final = 60.0
_CANT_START: Final = (
    "The process that decodes scans can't be started. Perhaps there is no memory, or no room in "
    "the temporary folder, left for it, or this installation of Verso is not whole."
)
_SCRATCH_BYTES: Final = 8 * 1024**3
_KEPT_OF_THE_ENVIRONMENT: Final = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")


class EndedAtStart(DamagedHolding):
    """A process ended before it was ready: it can't be had here, or the system has ended it."""


class Hired:
    """One process. It is used by one thread at a time; after any error it is to be dismissed."""

    def __init__(self) -> None:
        """Start it and wait until it is shut off; `DamagedHolding` where that can't be.

        `EndedAtStart` where it is gone before it was ready: another one may fare better.
        """
        self.tasks_done = 0
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with other:
                self._scratch = Scratch()
                try:
                    self._process = _started(other, self._scratch.path)
                except OSError:
                    self._scratch.give_up()
                    raise
        except OSError as fault:  # no memory, no more processes, no room in the temporary folder
            self._line.close()
            raise DamagedHolding(_CANT_START) from fault
        try:
            self._line.settimeout(_STARTS_WITHIN_S)
            self.shut, _ = receive(self._line)
        except (HungUp, TimeoutError) as fault:
            self.dismiss()
            kind = EndedAtStart if isinstance(fault, HungUp) else DamagedHolding
            raise kind(_CANT_START) from fault

    @property
    def process_id(self) -> int:
        """Its id to the system."""
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def hand_in(self, task: str, name: str, given: bytes, file: BinaryIO) -> None:
        """Hand in a file, with what is to be done."""
        self._line.settimeout(_STARTS_WITHIN_S)
        send(self._line, {"task": task, "name": name}, given, file=file.fileno())

    def say_go(self) -> None:
        """Let it take the memory that it has asked for."""
        send(self._line, {"is": "go"})

    def hear(self, *, until_s: float) -> tuple[Mapping[str, Any], bytes]:
        """Wait for what it says; `TimeoutError` past a moment of the monotonic clock."""
        self._line.settimeout(max(0.001, until_s - time.monotonic()))
        return receive(self._line)

    def dismiss(self) -> None:
        """End it at once, whatever it does, with all that it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._line.close()
        self._scratch.give_up()


def _started(line: socket.socket, scratch: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "app.imaging.darkroom.worker"]
    words += [str(line.fileno()), str(scratch), str(_SCRATCH_BYTES)]
    return subprocess.Popen(  # noqa: S603 - our own program
        words,
        pass_fds=(line.fileno(),),
        env=_environment(scratch),
        cwd=scratch,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _environment(scratch: Path) -> dict[str, str]:
    """Give what it must know, and nothing of the settings or secrets of the one that starts it."""
    kept = {name: os.environ[name] for name in _KEPT_OF_THE_ENVIRONMENT if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "TMPDIR": str(scratch),
        "VIPS_BLOCK_UNTRUSTED": "1",
        "VIPS_CONCURRENCY": "1",
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
    }
