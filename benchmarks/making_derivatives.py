"""A derivative against libvips's own `dzsave` with the same tiles: time, processor time, memory.

    apt-get install libvips-tools
    .venv/bin/python benchmarks/making_derivatives.py [FOLDER] [ROUNDS]

`command` is the system's `vips dzsave`, `library` the same call of the libvips that Verso uses.
Each run is a fresh process, its start counted; rounds are interleaved, medians are told. At last
two are made at once, which is to take little longer than one.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyvips
from scans import seeded_scan

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.imagery import ImageLimits
from app.imaging.derive import derive
from app.storage.derivatives import Entries, LocalDerivatives
from app.storage.layout import DerivativeKey, Layout

SIZE = {"width_px": 10_000, "height_px": 8_000}
SHA256 = "0" * 64
SUFFIX = f".jpg[Q={DerivativeSettings().jpeg_quality},restart_interval=8]"


def by_verso(scan: Path, folder: Path) -> int:
    """Make one as the catalogue does, with all that is written."""
    settings = DerivativeSettings()

    def make(into: Entries) -> DerivativeDescription:
        made = derive(scan, settings=settings, limits=ImageLimits(), into=into)
        return DerivativeDescription(SHA256, DerivativeShape(made.picture, settings), made.is_grey)

    layout, key = Layout(folder), DerivativeKey(SHA256, settings.edition)
    LocalDerivatives(layout).make(key, make)
    return layout.derivative(key).stat().st_size


def by_library(scan: Path, folder: Path) -> int:
    """Make the same tiles with one call of libvips."""
    pyvips.concurrency_set(1)
    picture = pyvips.Image.new_from_file(str(scan), access="sequential")
    target = folder / "tiles.zip"
    picture.dzsave(
        str(target), container="zip", compression=0, tile_size=512, overlap=0, suffix=SUFFIX
    )
    return target.stat().st_size


def by_command(scan: Path, folder: Path) -> int:
    """Make them from the command line; threads as `vips` sees fit."""
    target = folder / "tiles.zip"
    command = ["vips", "dzsave", scan, target, "--container", "zip", "--compression", "0"]
    command += ["--tile-size", "512", "--overlap", "0", "--suffix", SUFFIX]
    subprocess.run(command, check=True)  # noqa: S603
    return target.stat().st_size


WAYS: dict[str, Callable[[Path, Path], int]] = {
    "verso": by_verso,
    "command": by_command,
    "library": by_library,
}


def measure_here(way: str, scan: Path) -> None:
    """Run once in this process and tell what it cost, as JSON."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        size_bytes = WAYS[way](scan, Path(folder))
        wall_s = time.perf_counter() - began
    whose = resource.RUSAGE_CHILDREN if way == "command" else resource.RUSAGE_SELF
    used = resource.getrusage(whose)
    print(json.dumps([wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size_bytes]))


def measured(way: str, scan: Path) -> list[float]:
    """Run once in a fresh process: seconds, processor seconds, peak MiB, bytes."""
    command = [sys.executable, __file__, "--once", way, str(scan)]
    here = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(command, check=True, capture_output=True, env=here)  # noqa: S603
    figures: list[float] = json.loads(done.stdout)
    return figures


def main(folder: Path, rounds: int) -> None:
    """Compare on a TIFF and on a JPEG of 80 megapixels."""
    for suffix in ("tif", "jpg"):
        scan = seeded_scan(folder, suffix=suffix, **SIZE)
        runs: dict[str, list[list[float]]] = {way: [] for way in WAYS}
        for _ in range(rounds):
            for way in WAYS:
                runs[way].append(measured(way, scan))
        middle = {way: [median(column) for column in zip(*runs[way], strict=True)] for way in WAYS}
        for way, (wall_s, cpu_s, peak_mib, size_bytes) in middle.items():
            told = f"{wall_s:5.2f} s, {cpu_s:5.2f} s cpu, {peak_mib:4.0f} MiB"
            ratio = middle["verso"][1] / cpu_s
            print(f"{suffix} {way:8} {told}, {size_bytes / 1e6:5.1f} MB; verso takes {ratio:.2f}")
    print(f"two at once: {scaling(scan, rounds):.2f} times the rate of one")


def scaling(scan: Path, rounds: int) -> float:
    """Make one, then two at once in two processes; say how many times as much is done."""
    alone, together = list[float](), list[float]()
    with ThreadPoolExecutor(2) as pair:
        for _ in range(rounds):
            alone += [measured("verso", scan)[0]]
            together += [run[0] for run in pair.map(measured, ["verso"] * 2, [scan] * 2)]
    return 2 * median(alone) / median(together)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        measure_here(sys.argv[2], Path(sys.argv[3]))
    else:
        given = sys.argv[1:]
        main(Path(given[0] if given else "/tmp"), int(given[1]) if len(given) > 1 else 3)  # noqa: S108
