"""IIIF Image API 3.0, 4.8 Canonical URI Syntax; 2.1, 4.7 Canonical URI Syntax."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.errors import BadImageRequest
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.iiif.canonical_request import canonical_tail
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion

V2, V3 = ImageVersion.V2, ImageVersion.V3
EXAMPLE = Extent(300, 200)
LIMITS = ImageLimits(max_width_px=600, max_height_px=600, max_area_px=300_000)


def canonical(version: ImageVersion, tail: str, picture: Extent = EXAMPLE) -> str:
    plan = ImageRequest.parse_tail(version, tail).plan(picture, limits=LIMITS)
    return canonical_tail(version, plan, picture=picture, limits=LIMITS)


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("full/max/0/default.jpg", "full/max/0/default.jpg"),
        ("pct:0,0,100,100/max/0/color.jpg", "full/max/0/default.jpg"),
        ("0,0,300,200/300,/360/default.jpg", "full/max/0/default.jpg"),
        ("square/max/0/gray.png", "50,0,200,200/max/0/gray.png"),
        ("125,15,200,200/pct:50/!22.50/default.png", "125,15,175,185/88,93/!22.5/default.png"),
        ("full/150,/0/default.jpg", "full/150,100/0/default.jpg"),
        ("full/^150,/0/default.jpg", "full/150,100/0/default.jpg"),
        ("full/^360,/0/default.jpg", "full/^360,240/0/default.jpg"),
        ("full/^max/0/default.jpg", "full/^max/0/default.jpg"),
        ("full/^600,/0/default.jpg", "full/^max/0/default.jpg"),
    ],
)
def test_canonical_addresses_of_3_0(tail: str, expected: str) -> None:
    assert canonical(V3, tail) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("full/full/0/default.jpg", "full/full/0/default.jpg"),
        ("full/max/0/default.jpg", "full/full/0/default.jpg"),
        ("full/300,200/0/default.jpg", "full/full/0/default.jpg"),
        ("full/,100/0/default.jpg", "full/150,/0/default.jpg"),
        ("full/150,100/0/default.jpg", "full/150,/0/default.jpg"),
        ("full/pct:50/0/default.jpg", "full/150,/0/default.jpg"),
        ("full/225,100/0/default.jpg", "full/225,100/0/default.jpg"),
        ("full/600,/0/default.jpg", "full/600,/0/default.jpg"),
        ("125,15,200,200/full/90.0/color.tif", "125,15,175,185/full/90/default.tif"),
    ],
)
def test_canonical_addresses_of_2_1(tail: str, expected: str) -> None:
    assert canonical(V2, tail) == expected


def test_a_square_of_a_square_picture_is_full_in_2_1() -> None:
    """2.1, 4.7: `full` ... "including a square region of a square image"."""
    assert canonical(V2, "square/full/0/default.jpg", Extent(9, 9)) == "full/full/0/default.jpg"


def test_the_largest_size_of_a_larger_picture() -> None:
    """3.0: max. 2.1, 4.2, its deprecation warning: `w,` unless max is equivalent to full."""
    picture = Extent(1200, 900)
    assert canonical(V3, "full/max/0/default.jpg", picture) == "full/max/0/default.jpg"
    assert canonical(V2, "full/max/0/default.jpg", picture) == "full/600,/0/default.jpg"


@given(
    version=st.sampled_from(ImageVersion),
    picture=st.builds(Extent, st.integers(1, 3000), st.integers(1, 3000)),
    region=st.sampled_from(["full", "square", "0,0,512,512", "512,0,1024,1024", "pct:3,5,7,11"]),
    size=st.sampled_from(["max", "full", "^max", "pct:13", "^pct:130"])
    | st.integers(1, 700).map("{},".format)
    | st.integers(1, 700).map("^,{}".format)
    | st.integers(1, 700).map("{},77".format)
    | st.integers(1, 700).map("!{},77".format),
    rotation=st.sampled_from(["0", "!90", "360"]) | st.floats(0, 360).map("{:.12f}".format),
)
def test_the_canonical_address_asks_for_the_same_plan_in_either_version(
    version: ImageVersion, picture: Extent, region: str, size: str, rotation: str
) -> None:
    try:
        request = ImageRequest.parse_tail(version, f"{region}/{size}/{rotation}/color.png")
        plan = request.plan(picture, limits=LIMITS)
    except BadImageRequest:
        assume(False)
    for spoken in ImageVersion:
        tail = canonical_tail(spoken, plan, picture=picture, limits=LIMITS)
        again = ImageRequest.parse_tail(spoken, tail).plan(picture, limits=LIMITS)
        assert again == plan
        assert canonical_tail(spoken, again, picture=picture, limits=LIMITS) == tail
