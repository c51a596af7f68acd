"""Geometry by hand, on 1,025 x 600 px: levels 11 (whole), 10 (513 x 300), 9 (257 x 150) ..."""

import pytest

from app.domain.derivative_levels import DerivativeLevels
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.imaging.region_engine.level_part import LevelPart

LEVELS = DerivativeLevels(Extent(1025, 600))
WHOLE = Region(0, 0, 1025, 600)


def part(region: Region, width_px: int, height_px: int) -> LevelPart:
    return LevelPart.of(RenderPlan(region, width_px, height_px), LEVELS)


@pytest.mark.parametrize(
    ("width_px", "height_px", "level"),
    [
        (1025, 600, 11),
        (2050, 1200, 11),  # enlarged
        (600, 351, 11),
        (514, 301, 11),  # a scale of 1.994: the level with half the pixels has too few
        (513, 300, 10),  # this one has these very pixels, the last column half begun
        (512, 300, 10),
        (300, 176, 10),
        (200, 117, 9),
        (10, 6, 5),  # a scale of 100: 64 of the picture's pixels are one
        (1, 1, 2),
        (512, 1, 10),  # the side that is reduced least decides
    ],
)
def test_the_smallest_level_is_taken_that_need_not_be_enlarged(
    width_px: int, height_px: int, level: int
) -> None:
    assert part(WHOLE, width_px, height_px).level == level


def test_a_region_keeps_its_place_to_a_fraction_of_a_pixel() -> None:
    found = part(Region(101, 50, 202, 99), 50, 25)
    assert found.level == 10
    found = part(Region(101, 50, 203, 101), 50, 25)
    assert (found.level, found.left, found.top) == (9, 25.25, 12.5)
    assert (found.right, found.bottom) == (76.0, 37.75)
    assert found.across == pytest.approx(1.015)
    assert found.copied is None


@pytest.mark.parametrize(
    ("region", "size", "level", "copied"),
    [
        (Region(0, 0, 512, 512), (512, 512), 11, Region(0, 0, 512, 512)),
        (Region(3, 5, 7, 9), (7, 9), 11, Region(3, 5, 7, 9)),
        (Region(4, 8, 400, 200), (200, 100), 10, Region(2, 4, 200, 100)),
        (Region(1024, 0, 1, 512), (1, 512), 11, Region(1024, 0, 1, 512)),
        (Region(1024, 0, 1, 600), (1, 300), 10, Region(512, 0, 1, 300)),
        (WHOLE, (513, 300), 10, Region(0, 0, 513, 300)),
        (WHOLE, (129, 75), 8, Region(0, 0, 129, 75)),
    ],
)
def test_what_a_level_has_is_copied(
    region: Region, size: tuple[int, int], level: int, copied: Region
) -> None:
    found = part(region, *size)
    assert (found.level, found.copied) == (level, copied)


@pytest.mark.parametrize(
    ("region", "size"),
    [
        (Region(1, 0, 400, 200), (200, 100)),
        (Region(0, 0, 401, 200), (200, 100)),
        (Region(0, 0, 399, 200), (200, 100)),  # its last pixel would be of another region too
        (WHOLE, (7, 9)),
    ],
)
def test_what_lies_between_its_pixels_is_not(region: Region, size: tuple[int, int]) -> None:
    assert part(region, *size).copied is None


@pytest.mark.parametrize("size", [(1, 1), (2, 2)])
def test_there_is_nothing_smaller_than_the_last_level(size: tuple[int, int]) -> None:
    levels = DerivativeLevels(Extent(*size))
    found = LevelPart.of(RenderPlan(Extent(*size).whole, 1, 1), levels)
    assert (found.level, found.copied) == (0, Region(0, 0, 1, 1))
