"""A server that is sent bad files while others read: what it answers, and what it takes."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx


@dataclass(slots=True)
class Beside:
    """What readers saw meanwhile, and the most memory that the server and its processes took."""

    read: int = 0
    statuses: set[int] = field(default_factory=set)
    most_bytes: int = 0
    longest_s: float = 0.0


@contextmanager
def readers_beside(address: str, process: int) -> Iterator[Beside]:
    """Read a page again and again, and watch the memory, as long as the block lasts."""
    beside, stop = Beside(), threading.Event()

    def read() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while not stop.is_set():
                started = time.monotonic()
                beside.statuses.add(client.get("/").status_code)
                beside.longest_s = max(beside.longest_s, time.monotonic() - started)
                beside.read += 1
                stop.wait(0.05)

    def watch() -> None:
        while not stop.is_set():
            beside.most_bytes = max(beside.most_bytes, resident_bytes(process))
            stop.wait(0.02)

    threads = [threading.Thread(target=each) for each in (read, watch)]
    for thread in threads:
        thread.start()
    try:
        yield beside
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def resident_bytes(process: int) -> int:
    """Add up what a process and all below it have in memory."""
    return sum(map(resident_bytes_of_one, family(process)))


def family(process: int) -> list[int]:
    """Name a process and all below it, itself first. proc(5), children."""
    found, waiting = list[int](), [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        with suppress(OSError):  # it has ended meanwhile
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text("ascii").split())
    return found


def open_files(process: int) -> int:
    """Count what a process has open; 0 where it is no more."""
    try:
        return len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208 - names are enough
    except OSError:
        return 0


def resident_bytes_of_one(process: int) -> int:
    """Say what a process has in memory; 0 where it is no more. proc(5), VmRSS."""
    try:
        told = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    _, _, after = told.partition("VmRSS:")
    return int(after.split()[0]) * 1024 if after else 0
