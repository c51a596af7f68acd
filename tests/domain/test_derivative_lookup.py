"""The example of 1,025 x 600 px: factors 1, 2 and 4; levels 1025 x 600, 513 x 300, 257 x 150."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.derivative import DerivativeSettings, DerivativeShape, StoredRendition
from app.domain.derivative_levels import StoredTile
from app.domain.derivative_lookup import stored_answer
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.domain.tile_grid import TileGrid, reduced

SHAPE = DerivativeShape(Extent(1025, 600))
WHOLE = Region(0, 0, 1025, 600)


@pytest.mark.parametrize(
    ("region", "size", "tile"),
    [
        (Region(0, 0, 512, 512), (512, 512), StoredTile(11, 0, 0)),
        (Region(512, 512, 512, 88), (512, 88), StoredTile(11, 1, 1)),
        (Region(1024, 0, 1, 512), (1, 512), StoredTile(11, 2, 0)),
        (Region(0, 0, 1024, 600), (512, 300), StoredTile(10, 0, 0)),
        (Region(1024, 0, 1, 600), (1, 300), StoredTile(10, 1, 0)),
        (WHOLE, (257, 150), StoredTile(9, 0, 0)),
        (WHOLE, (129, 75), StoredTile(8, 0, 0)),
        (WHOLE, (1, 1), StoredTile(0, 0, 0)),
    ],
)
def test_a_request_on_the_grid_is_a_stored_tile(
    region: Region, size: tuple[int, int], tile: StoredTile
) -> None:
    assert stored_answer(RenderPlan(region, *size), SHAPE) == tile


@pytest.mark.parametrize("size", [(1025, 600), (513, 300)])
def test_a_published_size_is_a_stored_rendition(size: tuple[int, int]) -> None:
    assert stored_answer(RenderPlan(WHOLE, *size), SHAPE) == StoredRendition(Extent(*size))


def test_a_size_that_is_not_kept_whole_is_not_stored() -> None:
    shape = replace(SHAPE, settings=DerivativeSettings(rendition_px=600))
    assert stored_answer(RenderPlan(WHOLE, 1025, 600), shape) is None
    assert stored_answer(RenderPlan(WHOLE, 513, 300), shape) == StoredRendition(Extent(513, 300))


@pytest.mark.parametrize(
    ("region", "size"),
    [
        (Region(1, 0, 512, 512), (512, 512)),
        (Region(0, 0, 512, 512), (511, 512)),
        (Region(0, 0, 512, 512), (256, 256)),  # a tile at a factor that is not its own
        (Region(0, 0, 256, 256), (256, 256)),
        (Region(0, 0, 1024, 600), (512, 299)),
        (WHOLE, (512, 300)),
        (WHOLE, (2050, 1200)),
    ],
)
def test_what_lies_beside_the_grid_is_made(region: Region, size: tuple[int, int]) -> None:
    assert stored_answer(RenderPlan(region, *size), SHAPE) is None


@pytest.mark.parametrize(
    "other",
    [
        {"mirrored": True},
        {"rotation_deg": 90.0},
        {"quality": Quality.GRAY},
        {"quality": Quality.BITONAL},
        {"format": ImageFormat.PNG},
    ],
)
def test_only_the_plain_jpeg_is_stored(other: dict[str, Any]) -> None:
    plan = RenderPlan(Region(0, 0, 512, 512), 512, 512, **other)
    assert stored_answer(plan, SHAPE) is None


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1), (513, 512), (512, 513), (3000, 2001)])
def test_every_tile_that_a_viewer_may_ask_for_is_stored(size: tuple[int, int]) -> None:
    shape = DerivativeShape(Extent(*size))
    kept = set(shape.pictures())
    for factor in TileGrid(shape.picture).factors:
        span = 512 * factor
        for y in range(0, size[1], span):
            for x in range(0, size[0], span):
                region = Region(x, y, min(span, size[0] - x), min(span, size[1] - y))
                scaled = reduced(region.width_px, factor), reduced(region.height_px, factor)
                assert stored_answer(RenderPlan(region, *scaled), shape) in kept
