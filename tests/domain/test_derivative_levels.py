"""Levels worked by hand; the numbering is Deep Zoom's: the longest side is at most 2^level."""

import pytest

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.tile_grid import TileGrid

SIZES = [(1, 1), (512, 512), (513, 1), (1, 20_000), (20_000, 1), (1025, 600), (10_000, 8_000)]


@pytest.mark.parametrize(
    ("picture", "top"),
    [
        (Extent(1, 1), 0),
        (Extent(2, 1), 1),
        (Extent(512, 300), 9),
        (Extent(513, 300), 10),
        (Extent(10_000, 8_000), 14),
    ],
)
def test_the_top_level_is_numbered_by_the_longest_side(picture: Extent, top: int) -> None:
    assert DerivativeLevels(picture).top == top
    assert DerivativeLevels(picture).extent(top) == picture


def test_the_lowest_level_is_one_pixel() -> None:
    assert DerivativeLevels(Extent(10_000, 8_000)).extent(0) == Extent(1, 1)


def test_a_level_counts_a_started_pixel_in_full() -> None:
    levels = DerivativeLevels(Extent(3000, 2001))
    assert levels.top == 12
    assert levels.extent(11) == Extent(1500, 1001)
    assert levels.extent(9) == Extent(375, 251)


@pytest.mark.parametrize("size", SIZES)
def test_the_published_levels_are_among_them(size: tuple[int, int]) -> None:
    grid = TileGrid(Extent(*size))
    levels = DerivativeLevels(grid.picture)
    published = [levels.extent(levels.level_at(factor)) for factor in grid.factors]
    assert published == [grid.level(factor) for factor in grid.factors]


@pytest.mark.parametrize("size", SIZES)
def test_the_tiles_of_a_level_cover_it_once(size: tuple[int, int]) -> None:
    levels = DerivativeLevels(Extent(*size))
    for level in range(levels.top + 1):
        places = [levels.place(tile) for tile in levels.tiles(level)]
        whole = levels.extent(level)
        assert sum(place.width_px * place.height_px for place in places) == whole.area_px
        assert all(place.fits(whole.width_px, whole.height_px) for place in places)


def test_a_tile_at_the_edge_may_be_one_pixel_wide() -> None:
    levels = DerivativeLevels(Extent(1025, 600))
    assert levels.place(StoredTile(11, 2, 1)) == Region(1024, 512, 1, 88)


def test_a_tile_is_named_as_deep_zoom_names_it() -> None:
    assert StoredTile(11, 2, 1).name == "picture_files/11/2_1.jpg"


@pytest.mark.parametrize(
    ("region", "tiles"),
    [
        (Region(0, 0, 512, 512), [(0, 0)]),
        (Region(511, 0, 2, 1), [(0, 0), (1, 0)]),
        (Region(512, 512, 1, 1), [(1, 1)]),
        (Region(600, 500, 500, 20), [(1, 0), (2, 0), (1, 1), (2, 1)]),
    ],
)
def test_a_region_is_covered_by_the_tiles_it_touches(
    region: Region, tiles: list[tuple[int, int]]
) -> None:
    found = DerivativeLevels(Extent(1100, 600)).covering(11, region)
    assert [(tile.column, tile.row) for tile in found] == tiles
