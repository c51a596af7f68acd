"""What is asked: lists of requests, the same for every server, each in the server's own address."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.derivative import DerivativeShape
from app.domain.derivative_lookup import stored_answer
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.tile_grid import TileGrid, reduced
from benchmarks.images.pictures import Picture

SEED: Final = 20_261_125
RANDOM_ENOUGH: Final = 40_000
VIEWERS_WIDTHS: Final = (90, 96, 187)  # Universal Viewer, TIFY, Clover
MIRADORS_HEIGHT: Final = 120
LARGEST_BOX: Final = 300  # `!300,300`


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: a plan for one picture, and the size as the client writes it."""

    picture: Picture
    plan: RenderPlan
    size: str

    @property
    def tail(self) -> str:
        """Everything behind the identifier, alike in Image API 2 and 3."""
        whole = self.plan.region == self.picture.extent.whole
        region = "full" if whole else self.plan.region.xywh
        return f"{region}/{self.size}/0/default.jpg"


Workload = tuple[Asked, ...]


def aligned(pictures: tuple[Picture, ...]) -> Workload:
    """W1: the tiles of every level as OpenSeadragon asks, edges included, in a fixed disorder."""
    return _shuffled(asked for picture in pictures for asked in _tiles(picture))


def thumbnails(pictures: tuple[Picture, ...]) -> Workload:
    """W2: what Mirador, Universal Viewer, Clover and TIFY ask for to show a picture small."""
    return _shuffled(asked for picture in pictures for asked in _thumbnails(picture))


def random_thumbnails(pictures: tuple[Picture, ...]) -> Workload:
    """W2r: whole pictures at any width from 50 to 800; hardly one is asked for twice."""
    chance = _chance()
    return tuple(
        _by_width(chance.choice(pictures), chance.randint(50, 800)) for _ in range(RANDOM_ENOUGH)
    )


def regions(pictures: tuple[Picture, ...]) -> Workload:
    """W3: anywhere, 100 to 800 pixels a side, at a scale from 1 to 16; none is asked for twice."""
    chance = _chance()
    return tuple(_region(chance, chance.choice(pictures)) for _ in range(RANDOM_ENOUGH))


WORKLOADS: Final[dict[str, Callable[[tuple[Picture, ...]], Workload]]] = {
    "W1": aligned,
    "W2": thumbnails,
    "W2r": random_thumbnails,
    "W3": regions,
}


def static_path(asked: Asked) -> str:
    """Where nginx has the very same bytes."""
    shape = DerivativeShape(asked.picture.extent)
    stored = stored_answer(asked.plan, shape)
    if stored is None:
        raise SystemExit(f"no stored picture answers {asked}")
    return f"/{asked.picture.name}/{stored.name}"


def _tiles(picture: Picture) -> Iterator[Asked]:
    grid = TileGrid(picture.extent)
    for factor in grid.factors:
        span = grid.tile_px * factor
        for y in range(0, picture.height_px, span):
            for x in range(0, picture.width_px, span):
                width, height = min(span, picture.width_px - x), min(span, picture.height_px - y)
                plan = RenderPlan(
                    Region(x, y, width, height), reduced(width, factor), reduced(height, factor)
                )
                yield Asked(picture, plan, f"{plan.width_px},{plan.height_px}")


def _thumbnails(picture: Picture) -> Iterator[Asked]:
    yield from (_by_width(picture, width) for width in VIEWERS_WIDTHS)
    width = _scaled(picture.width_px, MIRADORS_HEIGHT, picture.height_px)
    yield Asked(picture, _whole(picture, width, MIRADORS_HEIGHT), f",{MIRADORS_HEIGHT}")
    longest = max(picture.width_px, picture.height_px)
    width = _scaled(picture.width_px, LARGEST_BOX, longest)
    height = _scaled(picture.height_px, LARGEST_BOX, longest)
    yield Asked(picture, _whole(picture, width, height), f"!{LARGEST_BOX},{LARGEST_BOX}")


def _by_width(picture: Picture, width: int) -> Asked:
    height = _scaled(picture.height_px, width, picture.width_px)
    return Asked(picture, _whole(picture, width, height), f"{width},")


def _whole(picture: Picture, width: int, height: int) -> RenderPlan:
    return RenderPlan(picture.extent.whole, width, height)


def _scaled(length: int, wanted: int, whole: int) -> int:
    return max(1, (2 * length * wanted + whole) // (2 * whole))  # a half goes up


def _region(chance: random.Random, picture: Picture) -> Asked:
    width, height = chance.randint(100, 800), chance.randint(100, 800)
    scale = 2 ** chance.uniform(0, 4)
    across = min(picture.width_px, round(width * scale))
    along = min(picture.height_px, round(height * scale))
    x = chance.randint(0, picture.width_px - across)
    y = chance.randint(0, picture.height_px - along)
    plan = RenderPlan(Region(x, y, across, along), min(width, across), min(height, along))
    return Asked(picture, plan, f"{plan.width_px},{plan.height_px}")


def _shuffled(asked: Iterator[Asked]) -> Workload:
    listed = list(asked)
    _chance().shuffle(listed)
    return tuple(listed)


def _chance() -> random.Random:
    return random.Random(SEED)  # noqa: S311 - a seed, so that every run asks the same
