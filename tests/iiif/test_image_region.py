"""Expected values: the examples of the IIIF Image API 3.0, 4.1, whose picture has 300 x 200 px."""

import pytest

from app.domain.errors import BadImageRequest
from app.domain.extent import Extent
from app.iiif.image_region import RequestedRegion

EXAMPLE = Extent(300, 200)


@pytest.mark.parametrize(
    ("text", "xywh"),
    [
        ("full", "0,0,300,200"),
        ("square", "50,0,200,200"),  # centred
        ("125,15,120,140", "125,15,120,140"),
        ("pct:41.6,7.5,40,70", "125,15,120,140"),
        ("125,15,200,200", "125,15,175,185"),  # "Returned image is 175,185 px"
        ("pct:41.6,7.5,66.6,100", "125,15,175,185"),  # "Returned image is 175,185 px"
        ("0,0,300,200", "0,0,300,200"),
        ("0,0,9999999999,9999999999", "0,0,300,200"),
        ("299,199,1,1", "299,199,1,1"),
        ("pct:0,0,100,100", "0,0,300,200"),
        ("pct:.5,0,50,50", "2,0,150,100"),  # 1.5 and 151.5 both round up
        ("pct:33.333333333333336,0,33.333333333333336,100", "100,0,100,200"),
    ],
)
def test_a_region_is_cut_at_the_edge(text: str, xywh: str) -> None:
    assert RequestedRegion.parse(text).of(EXAMPLE).xywh == xywh


@pytest.mark.parametrize(
    "text",
    [
        "300,0,10,10",
        "0,200,10,10",
        "9999999999,0,1,1",
        "0,0,0,10",
        "0,0,10,0",
        "pct:100,0,10,10",
        "pct:0,0,0,10",
        "pct:0,0,0.01,10",
    ],
)
def test_a_region_outside_the_picture_or_without_an_area_is_refused(text: str) -> None:
    with pytest.raises(BadImageRequest, match="region"):
        RequestedRegion.parse(text).of(EXAMPLE)


def test_neighbouring_regions_in_per_cent_meet() -> None:
    thirds = [
        RequestedRegion.parse(f"pct:{start},0,33.3,100").of(Extent(1001, 10))
        for start in ("0", "33.3", "66.6")
    ]
    assert thirds[0].width_px == thirds[1].x_px
    assert thirds[1].x_px + thirds[1].width_px == thirds[2].x_px


def test_a_square_of_a_square_picture_is_all_of_it() -> None:
    assert RequestedRegion.parse("square").of(Extent(7, 7)) == Extent(7, 7).whole
