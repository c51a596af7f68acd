"""What a reader of tiles notices of another one's flood, side by side.

    python benchmarks/flood.py [SECONDS]

A sample is served; one client asks for ready tiles, one after the other, and for images that have
to be made, first alone and then while another client, by another address, asks for what costs most
(whole images turned by odd angles, searches, printed sheets) twenty-four times at once. It tells
the median and the 95th percentile of both, and their ratios: seconds say more of the machine.
"""

import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable

FLOODING = 24
NEIGHBOUR = "127.0.0.2"


def main(seconds: float) -> None:
    """Serve, measure alone, measure under a flood, and tell both."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(sys.executable).with_name("verso")
        words = [str(program), "serve", "--sample", "--home", folder, "--port", str(_free_port())]
        process = subprocess.Popen(words, stdout=subprocess.PIPE)  # noqa: S603 - our own program
        try:
            address = f"http://127.0.0.1:{words[-1]}"
            images = _images(address)
            _compare(address, images, seconds)
        finally:
            process.terminate()
            process.wait()


def _compare(address: str, images: list[str], seconds: float) -> None:
    with httpx.Client(base_url=address, timeout=60) as reader:
        tiles = [f"{image}/0,0,512,512/512,/0/default.jpg" for image in images]
        made = [f"{image}/full/{{}},/0/default.jpg" for image in images]
        alone = _asked(reader, tiles, seconds), _asked(reader, made, seconds)
        flood = _Flood(address, images)
        flood.begin()
        beside = _asked(reader, tiles, seconds), _asked(reader, made, seconds)
        flood.end()
    for name, before, after in zip(("ready tiles", "images made"), alone, beside, strict=True):
        print(
            f"{name:12}  alone {_told(before)}   flooded {_told(after)}   {_ratios(before, after)}"
        )
    print(f"the flood was answered: {dict(flood.seen)}")


def _asked(reader: httpx.Client, paths: list[str], seconds: float) -> list[float]:
    taken: list[float] = []
    until, place = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        started = time.perf_counter()
        answer = reader.get(paths[place % len(paths)].format(100 + place % 400))
        answer.raise_for_status()
        taken.append(time.perf_counter() - started)
        place += 1
    return taken


class _Flood:
    """Another client, that never rests."""

    def __init__(self, address: str, images: list[str]) -> None:
        self._address = address
        self._images = images
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(n,)) for n in range(FLOODING)]
        self.seen: Counter[int] = Counter()

    def begin(self) -> None:
        for thread in self._threads:
            thread.start()
        time.sleep(1)

    def end(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, number: int) -> None:
        ways: list[Callable[[int], str]] = [
            lambda n: f"{self._images[n % len(self._images)]}/full/max/{n % 359}.5/default.png",
            lambda n: f"/search?q=letter+{n}",
            lambda n: f"/api/search?q=wilno*+{n}",
        ]
        transport = httpx.HTTPTransport(local_address=NEIGHBOUR)
        with httpx.Client(base_url=self._address, timeout=120, transport=transport) as client:
            place = number * 1000
            while not self._stop.is_set():
                place += 1
                self.seen[client.get(ways[place % len(ways)](place)).status_code] += 1


def _images(address: str) -> list[str]:
    """Give the sample's images, when their derivatives are made."""
    with httpx.Client(base_url=address, timeout=60) as client:
        for _ in range(600):
            try:
                items = client.get("/api/photographs?limit=50").json()["items"]
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        found = []
        for item in items:
            record = client.get(f"/api/photographs/{item['id']}").json()["photograph"]
            found += [f"/iiif/3/{scan['id']}" for side in record["sides"] for scan in side["scans"]]
        for image in found:
            for _ in range(600):
                answer = client.get(f"{image}/full/100,/0/default.jpg")
                if "immutable" in answer.headers.get("cache-control", ""):
                    break
                time.sleep(0.1)
        return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _told(taken: list[float]) -> str:
    return f"p50 {1000 * statistics.median(taken):6.2f} ms, p95 {1000 * _p95(taken):6.2f} ms"


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _ratios(before: list[float], after: list[float]) -> str:
    middle = statistics.median(after) / statistics.median(before)
    return f"{middle:.1f} and {_p95(after) / _p95(before):.1f} times"


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 8.0)
