"""Sizes of a whole picture of 300 x 200 px, that of the specification's examples.

3.0: IIIF Image API 3.0, 4.2 Size. 2.1: IIIF Image API 2.1, 4.2 Size.
"""

import pytest

from app.domain.errors import BadImageRequest
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.tile_grid import TileGrid
from app.iiif.image_size import RequestedSize
from app.iiif.image_version import ImageVersion

V2, V3 = ImageVersion.V2, ImageVersion.V3
EXAMPLE = TileGrid(Extent(300, 200))
ROOMY = ImageLimits(max_width_px=1000, max_height_px=1000, max_area_px=1_000_000)
WIDTH_200 = ImageLimits(max_width_px=200, max_height_px=200, max_area_px=1_000_000)
WIDTH_360 = ImageLimits(max_width_px=360, max_height_px=360, max_area_px=1_000_000)
AREA_20_000 = ImageLimits(max_width_px=1000, max_height_px=1000, max_area_px=20_000)


def sized(
    version: ImageVersion,
    text: str,
    *,
    limits: ImageLimits = ROOMY,
    region: Region = EXAMPLE.picture.whole,
    grid: TileGrid = EXAMPLE,
) -> str:
    size = RequestedSize.parse(text, version).of(region, grid=grid, limits=limits)
    return f"{size.width_px},{size.height_px}"


@pytest.mark.parametrize(
    ("text", "size", "limits"),
    [
        ("max", "300,200", ROOMY),
        ("max", "200,133", WIDTH_200),  # "assuming a maxWidth of 200px"
        ("^max", "360,240", WIDTH_360),  # "assuming a maxWidth of 360px"
        ("150,", "150,100", ROOMY),
        ("^360,", "360,240", ROOMY),
        (",150", "225,150", ROOMY),
        ("^,240", "360,240", ROOMY),
        ("pct:50", "150,100", ROOMY),
        ("^pct:120", "360,240", ROOMY),
        ("225,100", "225,100", ROOMY),
        ("^360,360", "360,360", ROOMY),
        ("!225,100", "150,100", ROOMY),  # "Returned image is 150,100 px"
        ("^!360,360", "360,240", ROOMY),  # "Returned image is 360,240 px"
    ],
)
def test_the_examples_of_the_specification_3_0(text: str, size: str, limits: ImageLimits) -> None:
    assert sized(V3, text, limits=limits) == size


@pytest.mark.parametrize(
    ("text", "size", "limits"),
    [
        ("full", "300,200", ROOMY),
        ("max", "200,133", WIDTH_200),  # "assuming a maxWidth of 200px"
        ("150,", "150,100", ROOMY),
        (",150", "225,150", ROOMY),
        ("pct:50", "150,100", ROOMY),
        ("225,100", "225,100", ROOMY),
        ("!225,100", "150,100", ROOMY),
    ],
)
def test_the_examples_of_the_specification_2_1(text: str, size: str, limits: ImageLimits) -> None:
    assert sized(V2, text, limits=limits) == size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("^150,", "150,100"),  # a caret allows, it does not oblige
        ("^max", "1000,667"),  # 200 x 1000 / 300 = 666.7
        ("pct:100", "300,200"),
        ("pct:0.4", "1,1"),  # 1.2 and 0.8
        ("300,200", "300,200"),
        ("1,200", "1,200"),
        ("!300,1", "2,1"),  # 1.5 rounds up
        ("!9999,100", "150,100"),
        ("^!9999,9999", "1000,667"),  # "not larger than w, h, or server-imposed limits"
    ],
)
def test_further_sizes_of_3_0(text: str, size: str) -> None:
    assert sized(V3, text) == size


@pytest.mark.parametrize(
    "text", ["301,", ",201", "301,1", "1,201", "pct:101", "pct:100.0001", "!301,201"]
)
def test_3_0_does_not_enlarge_without_a_caret(text: str) -> None:
    with pytest.raises(BadImageRequest, match=r"\^"):
        sized(V3, text)


@pytest.mark.parametrize(
    ("text", "size"),
    [("360,", "360,240"), (",240", "360,240"), ("pct:120", "360,240"), ("360,10", "360,10")],
)
def test_2_1_enlarges_up_to_the_limits(text: str, size: str) -> None:
    assert sized(V2, text) == size


def test_a_box_larger_than_the_region_gives_the_region_in_2_1() -> None:
    assert sized(V2, "!999,999") == "300,200"
    assert sized(V2, "!9999,9999", limits=WIDTH_200) == "200,133"


@pytest.mark.parametrize(
    ("version", "text"),
    [
        (V2, "full"),
        (V2, "201,"),
        (V2, ",200"),
        (V2, "pct:100"),
        (V2, "9999999999,"),
        (V3, "201,"),
        (V3, "201,1"),
        (V3, "pct:99"),
        (V3, "^201,"),
        (V3, "^9999999999,9999999999"),
        (V3, "^pct:9999999999"),
    ],
)
def test_a_size_past_the_limits_is_refused(version: ImageVersion, text: str) -> None:
    with pytest.raises(BadImageRequest, match="past the limits here: at most 200 x 200"):
        sized(version, text, limits=WIDTH_200)


@pytest.mark.parametrize("text", ["174,116", "174,", ",116", "pct:60"])
@pytest.mark.parametrize("version", ImageVersion)
def test_a_size_past_the_greatest_area_is_refused(version: ImageVersion, text: str) -> None:
    with pytest.raises(BadImageRequest, match="and 20000 pixels in all"):
        sized(version, text, limits=AREA_20_000)
    assert sized(version, "173,115", limits=AREA_20_000) == "173,115"


@pytest.mark.parametrize(("version", "text"), [(V2, "max"), (V3, "max"), (V3, "^max")])
def test_the_largest_size_stays_below_the_greatest_area(version: ImageVersion, text: str) -> None:
    # 20,000 = 173.2 x 115.5 at a ratio of 3:2; rounded down
    assert sized(version, text, limits=AREA_20_000) == "173,115"


def test_a_thin_line_keeps_a_pixel() -> None:
    line = TileGrid(Extent(3000, 1))
    assert sized(V3, "400,", region=line.picture.whole, grid=line) == "400,1"
    assert sized(V3, "max", limits=WIDTH_200, region=line.picture.whole, grid=line) == "200,1"


def test_less_than_a_pixel_is_refused() -> None:
    with pytest.raises(BadImageRequest, match="less than one pixel"):
        sized(V3, "pct:0.1")


def test_the_size_of_a_region_is_counted_from_the_region() -> None:
    assert sized(V3, "max", region=Region(125, 15, 120, 140)) == "120,140"
    assert sized(V3, "60,", region=Region(125, 15, 120, 140)) == "60,70"
    with pytest.raises(BadImageRequest, match="120 x 140"):
        sized(V3, "121,", region=Region(125, 15, 120, 140))
