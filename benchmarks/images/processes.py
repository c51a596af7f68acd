"""Programs that a run starts: pinned to a core, measured with their children, ended by their id."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Final

ANSWERS_WITHIN_S: Final = 40
_OFF_THE_PATH: Final = "/usr/sbin:/usr/lib/iipimage-server"
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE_MIB: Final = os.sysconf("SC_PAGE_SIZE") / 2**20
_ARRIVES_EVERY_S: Final = 0.05


class Program:
    """A running program and all that it has started. `log` takes what it says."""

    def __init__(
        self,
        command: list[str],
        *,
        log: Path,
        cores: str = "0",
        settings: dict[str, str] | None = None,
    ) -> None:
        self._log = log
        with log.open("wb") as said:
            self._process = subprocess.Popen(  # noqa: S603 - the servers that are compared
                ["/usr/bin/taskset", "-c", cores, *command],
                stdout=said,
                stderr=said,
                env=os.environ | (settings or {}),
            )

    @property
    def pids(self) -> list[int]:
        """Its process and every one below it."""
        parents = {int(pid.name): _parent(pid.name) for pid in Path("/proc").glob("[0-9]*")}
        found = [self._process.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found

    @property
    def processor_s(self) -> float:
        """The processor time that all of them have used."""
        return sum(_processor_s(pid) for pid in self.pids)

    @property
    def memory_mib(self) -> float:
        """What they hold in memory together, files that are mapped included."""
        return sum(_resident_pages(pid) for pid in self.pids) * _PAGE_MIB

    @property
    def is_running(self) -> bool:
        """Whether it has not ended by itself."""
        return self._process.poll() is None

    def wait_for(self, port: int) -> None:
        """Wait until somebody listens there; give up with what the program said."""
        ends_at = time.monotonic() + ANSWERS_WITHIN_S
        while self._process.poll() is None and time.monotonic() < ends_at:
            with socket.socket() as link:
                if link.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(_ARRIVES_EVERY_S)
        self.end()
        raise SystemExit(f"nobody listens on {port}:\n{self._log.read_text(errors='replace')}")

    def end(self) -> None:
        """End it, gently and then for certain."""
        if self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(ANSWERS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def found(program: str, *, package: str) -> str:
    """Find a program, or say in which package of Debian it is."""
    place = shutil.which(program) or shutil.which(
        program, path="/usr/sbin:/usr/lib/iipimage-server"
    )
    if place is None:
        raise SystemExit(f"{program} is missing: apt-get install {package}")
    return place


def _fields(pid: int | str) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _parent(pid: int | str) -> int:
    fields = _fields(pid)
    return int(fields[1]) if fields else 0


def _processor_s(pid: int) -> float:
    fields = _fields(pid)  # user and system time; proc(5)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def _resident_pages(pid: int) -> int:
    fields = _fields(pid)
    return int(fields[21]) if fields else 0
