"""Worked by hand after the IIIF Image API 3.0, 5.4, and its Implementation Notes, 3."""

import pytest

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.tile_grid import TileGrid


@pytest.mark.parametrize(
    ("picture", "factors"),
    [
        (Extent(1, 1), (1,)),
        (Extent(512, 512), (1,)),
        (Extent(513, 1), (1, 2)),
        (Extent(1024, 1024), (1, 2)),
        (Extent(1025, 10), (1, 2, 4)),
        (Extent(6000, 4000), (1, 2, 4, 8, 16)),  # the specification's own example
    ],
)
def test_factors_double_until_one_tile_holds_the_picture(
    picture: Extent, factors: tuple[int, ...]
) -> None:
    assert TileGrid(picture).factors == factors


def test_a_level_counts_a_started_pixel_in_full() -> None:
    grid = TileGrid(Extent(3000, 2001))
    assert grid.level(2) == Extent(1500, 1001)
    assert grid.level(8) == Extent(375, 251)


@pytest.mark.parametrize(
    ("region", "factors"),
    [
        (Region(0, 0, 1025, 600), (1, 2, 4)),  # the whole picture
        (Region(0, 0, 512, 512), (1,)),
        (Region(512, 512, 512, 88), (1,)),  # lower edge
        (Region(0, 0, 1024, 600), (2,)),
        (Region(1024, 0, 1, 512), (1,)),  # right edge, one pixel wide
        (Region(1024, 0, 1, 600), (2,)),
        (Region(1, 0, 512, 512), ()),
        (Region(0, 0, 511, 512), ()),
    ],
)
def test_only_regions_on_the_grid_are_tiles(region: Region, factors: tuple[int, ...]) -> None:
    assert TileGrid(Extent(1025, 600)).factors_of(region) == factors


def test_tiles_are_no_larger_than_what_may_be_asked() -> None:
    narrow = ImageLimits(max_width_px=300, max_height_px=400, max_area_px=40_000)
    assert TileGrid.over(Extent(1000, 1000), limits=narrow).tile_px == 200
    assert TileGrid.over(Extent(1000, 1000), limits=ImageLimits()).tile_px == 512
