"""A server that is sent bad files while others read: what it answers, and what it takes."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
    """Add up what a process and all below it have in memory. proc(5), VmRSS and children."""
    total, waiting = 0, [process]
    while waiting:
        one = Path(f"/proc/{waiting.pop()}")
        try:
            _, _, after = (one / "status").read_text("ascii", "replace").partition("VmRSS:")
            total += int(after.split()[0]) * 1024 if after else 0
            for task in (one / "task").iterdir():
                waiting += map(int, (task / "children").read_text("ascii").split())
        except (OSError, ValueError):
            continue  # it has ended meanwhile
    return total
