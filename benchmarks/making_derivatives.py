"""A derivative against libvips's own `dzsave` with the same tiles: time, processor time, memory.

    .venv/bin/python benchmarks/making_derivatives.py [FOLDER] [ROUNDS]

Each run is a fresh process on one core; rounds are interleaved, medians are told.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
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


def by_verso(scan: Path, folder: Path) -> int:
    """Make one as the catalogue does, with all that is written."""
    settings = DerivativeSettings()

    def make(into: Entries) -> DerivativeDescription:
        made = derive(scan, settings=settings, limits=ImageLimits(), into=into)
        return DerivativeDescription(SHA256, DerivativeShape(made.picture, settings), made.is_grey)

    layout, key = Layout(folder), DerivativeKey(SHA256, settings.edition)
    LocalDerivatives(layout).make(key, make)
    return layout.derivative(key).stat().st_size


def by_dzsave(scan: Path, folder: Path) -> int:
    """Make the same tiles with one call of libvips."""
    pyvips.concurrency_set(1)
    picture = pyvips.Image.new_from_file(str(scan), access="sequential")
    suffix = f".jpg[Q={DerivativeSettings().jpeg_quality},restart_interval=8]"
    target = folder / "tiles.zip"
    picture.dzsave(
        str(target), container="zip", compression=0, tile_size=512, overlap=0, suffix=suffix
    )
    return target.stat().st_size


WAYS: dict[str, Callable[[Path, Path], int]] = {"verso": by_verso, "dzsave": by_dzsave}


def measure_here(way: str, scan: Path) -> None:
    """Run once in this process and tell what it cost, as JSON."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        size_bytes = WAYS[way](scan, Path(folder))
        wall_s = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
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
            print(f"{suffix} {way:7} {told}, {size_bytes / 1e6:5.1f} MB")
        print(f"{suffix} processor time, verso / dzsave: {ratio(middle):.2f}")


def ratio(middle: dict[str, list[float]]) -> float:
    """Divide the processor times."""
    return middle["verso"][1] / middle["dzsave"][1]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        measure_here(sys.argv[2], Path(sys.argv[3]))
    else:
        given = sys.argv[1:]
        main(Path(given[0] if given else "/tmp"), int(given[1]) if len(given) > 1 else 3)  # noqa: S108
