"""Asking a server without a pause, every answer checked: `load.c`, compiled and run."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from benchmarks.images.processes import found
from benchmarks.images.servers import Server
from benchmarks.images.workloads import Workload

CONNECTIONS: Final = 32
MOST: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Round:
    """What one round with one server and one workload gave."""

    answers: int
    wrong: int
    seconds: float
    bytes: int
    median_ms: float
    p99_ms: float
    next: int
    first_wrong: str
    processor_s: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    @property
    def processor_us(self) -> float:
        """Microseconds of processor time an answer, of all processes of the server."""
        return self.processor_s / self.answers * 1e6


@dataclass(frozen=True, slots=True)
class Client:
    """The compiled client, pinned to cores of its own."""

    program: Path
    folder: Path
    cores: str = "1"

    @classmethod
    def compiled(cls, folder: Path, *, cores: str = "1") -> Self:
        """Compile it into the work folder."""
        program, source = folder / "load", Path(__file__).with_name("load.c")
        compiler = found("cc", package="gcc")
        subprocess.run(  # noqa: S603 - our own source
            [compiler, "-O2", "-Wall", "-o", str(program), str(source)], check=True
        )
        return cls(program, folder, cores)

    def listed(self, server: Server, workload: Workload, name: str) -> Path:
        """Write a workload down in a server's addresses."""
        target = self.folder / f"{name}-{server.name.replace(', ', '-').replace(' ', '-')}.list"
        lines = (f"{server.path(a)} {a.plan.width_px} {a.plan.height_px}\n" for a in workload)
        target.write_text("".join(lines))
        return target

    def ask(  # noqa: PLR0913 - what a round is told
        self,
        server: Server,
        listed: Path,
        *,
        seconds: float,
        first: int = 0,
        most: int = MOST,
        connections: int = CONNECTIONS,
    ) -> Round:
        """Ask from the list's line `first` on, round and round, so long or so often."""
        numbers = (server.port, connections, seconds, most, first, server.slack_px)
        command = [str(self.program), *map(str, numbers), str(listed)]
        before_s = server.processor_s
        done = subprocess.run(  # noqa: S603 - our own client
            ["/usr/bin/taskset", "-c", self.cores, *command], check=True, capture_output=True
        )
        told = json.loads(done.stdout)
        return Round(**told, processor_s=server.processor_s - before_s)
