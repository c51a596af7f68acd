"""Processor time a request: answered from a derivative, and made from the original.

    .venv/bin/python benchmarks/derivative_against_original.py [SCAN ...]

W1: aligned tiles of every level. W2: thumbnails and published sizes. W3: random regions at random
sizes, with a cache of decoded tiles and without. Both ways answer the same requests in turn, and
every answer is decoded to see that it has the size asked for (outside the time).
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from PIL import Image
from scans import seeded_scan

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_description import DerivativeDescription
from app.domain.derivative_lookup import stored_answer
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.tile_grid import TileGrid, reduced
from app.imaging.derive import derive
from app.imaging.region_engine.engine import RegionEngine
from app.imaging.render import render
from app.storage.derivatives import Entries, LocalDerivatives
from app.storage.layout import DerivativeKey, Layout
from app.storage.open_derivative import OpenDerivative

Answer = Callable[[RenderPlan], bytes]
SHA256 = "0" * 64
SEED = 20_261_125
VIEWERS_WIDTHS = (90, 96, 187)  # Universal Viewer, TIFY, Clover
ENOUGH = 24


def aligned(picture: Extent) -> Iterator[RenderPlan]:
    """W1: as OpenSeadragon asks."""
    grid = TileGrid(picture)
    for factor in grid.factors:
        span = grid.tile_px * factor
        for y in range(0, picture.height_px, span):
            for x in range(0, picture.width_px, span):
                width, height = min(span, picture.width_px - x), min(span, picture.height_px - y)
                region = Region(x, y, width, height)
                yield RenderPlan(region, reduced(width, factor), reduced(height, factor))


def thumbnails(picture: Extent) -> Iterator[RenderPlan]:
    """W2: whole pictures, small."""
    grid = TileGrid(picture)
    for factor in grid.factors[-2:]:
        level = grid.level(factor)
        yield RenderPlan(picture.whole, level.width_px, level.height_px)
    for width in VIEWERS_WIDTHS:
        height = max(1, round(picture.height_px * width / picture.width_px))
        yield RenderPlan(picture.whole, width, height)


def regions(picture: Extent) -> Iterator[RenderPlan]:
    """W3: anywhere, 100 to 800 px wide, at a scale from 1 to 16."""
    chance = random.Random(SEED)  # noqa: S311 - a seed, so that every run asks the same
    for _ in range(ENOUGH):
        width, height = chance.randint(100, 800), chance.randint(100, 800)
        scale = 2 ** chance.uniform(0, 4)
        across = min(picture.width_px, round(width * scale))
        along = min(picture.height_px, round(height * scale))
        x = chance.randint(0, picture.width_px - across)
        y = chance.randint(0, picture.height_px - along)
        yield RenderPlan(Region(x, y, across, along), min(width, across), min(height, along))


def derived(scan: Path, folder: Path) -> OpenDerivative:
    """Make the scan's derivative and open it."""
    settings = DerivativeSettings()

    def make(into: Entries) -> DerivativeDescription:
        made = derive(scan, settings=settings, limits=ImageLimits(), into=into)
        return DerivativeDescription(SHA256, DerivativeShape(made.picture, settings), made.is_grey)

    store, key = LocalDerivatives(Layout(folder)), DerivativeKey(SHA256, settings.edition)
    store.make(key, make)
    opened = store.open(key)
    if opened is None:
        raise SystemExit("the derivative is gone")
    return opened


def from_derivative(derivative: OpenDerivative, *, cache_bytes: int) -> Answer:
    """Stored bytes where they are the answer, else the region engine."""
    engine = RegionEngine(most_bytes=cache_bytes)
    shape = derivative.description.shape

    def answer(plan: RenderPlan) -> bytes:
        stored = stored_answer(plan, shape)
        return derivative.read(stored) if stored else engine.render(derivative, plan)

    return answer


def cost_ms(answer: Answer, plan: RenderPlan) -> float:
    """Processor time of one answer, which is looked at afterwards."""
    began = time.process_time_ns()
    body = answer(plan)
    cost = (time.process_time_ns() - began) / 1e6
    with Image.open(BytesIO(body)) as picture:
        if picture.size != (plan.width_px, plan.height_px):
            raise SystemExit(f"{plan} was answered with {picture.size}")
    return cost


def main(scans: list[Path]) -> None:
    """Compare on each scan."""
    for scan in scans:
        with TemporaryDirectory() as folder:
            derivative = derived(scan, Path(folder))
            compare(scan, derivative)


def compare(scan: Path, derivative: OpenDerivative) -> None:
    """Tell the mean processor time a request, each way, workload by workload."""
    picture = derivative.description.shape.picture
    cached = from_derivative(derivative, cache_bytes=256 * 1024**2)
    uncached = from_derivative(derivative, cache_bytes=0)
    print(f"{scan.name}, {picture}: ms of processor time a request (ratio to the original)")
    for name, plans in (("W1", aligned), ("W2", thumbnails), ("W3", regions)):
        asked = list(plans(picture))
        random.Random(SEED).shuffle(asked)  # noqa: S311 - as above
        asked = asked[:ENOUGH]
        slow = mean(
            cost_ms(lambda plan: render(scan, plan, limits=ImageLimits()), p) for p in asked
        )
        ways = {"no cache": uncached, "first time": cached, "again": cached}
        for way, answer in ways.items():
            fast = mean(cost_ms(answer, plan) for plan in asked)
            print(f"  {name} original {slow:8.2f}  {way:10} {fast:7.3f} ({slow / fast:.0f})")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(given or [seeded_scan(Path("/tmp"), width_px=10_000, height_px=8_000, suffix="jpg")])  # noqa: S108
