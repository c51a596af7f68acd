from hypothesis import given
from hypothesis import strategies as st

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.tile_grid import TileGrid
from app.iiif.scaling import by_height, by_width, fitted, is_within, largest, largest_enlarged

SIDES = st.integers(1, 100_000)
EXTENTS = st.builds(Extent, SIDES, SIDES)
LIMITS = st.builds(
    ImageLimits,
    max_width_px=st.integers(1, 20_000),
    max_height_px=st.integers(1, 20_000),
    max_area_px=st.integers(1, 10**8),
)


@given(EXTENTS, LIMITS)
def test_the_largest_sizes_are_within_the_limits(shape: Extent, limits: ImageLimits) -> None:
    assert is_within(largest(shape, limits), limits)
    assert is_within(largest_enlarged(shape, limits), limits)


@given(EXTENTS, EXTENTS)
def test_a_fitted_size_fills_its_box_on_one_side(shape: Extent, box: Extent) -> None:
    size = fitted(shape, box)
    assert size.width_px <= box.width_px
    assert size.height_px <= box.height_px
    assert size.width_px == box.width_px or size.height_px == box.height_px


def test_a_level_asked_by_one_side_is_the_level_published() -> None:
    """A picture of 3000 x 2001 at 1/8 is 375 x 250.1: published, and given, as 375 x 251."""
    grid = TileGrid(Extent(3000, 2001))
    assert by_width(375, grid.picture.whole, grid) == Extent(375, 251)
    assert by_height(251, grid.picture.whole, grid) == Extent(375, 251)


def test_an_edge_tile_asked_by_one_side_is_the_tile_published() -> None:
    """777 x 2048 px at the right edge, at 1/4: 194.25 x 512 px; by ratio, 195 would give 514."""
    grid = TileGrid(Extent(2048 + 777, 4096))
    assert by_width(195, Region(2048, 0, 777, 2048), grid) == Extent(195, 512)


def test_any_other_size_keeps_the_ratio() -> None:
    """777 x 2048 px to a width of 100: 263.6 px."""
    grid = TileGrid(Extent(2048 + 777, 4096))
    assert by_width(100, Region(2048, 0, 777, 2048), grid) == Extent(100, 264)
