from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import BadImageRequest
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.domain.tile_grid import TileGrid
from app.iiif.image_request import ImageRequest
from app.iiif.image_version import ImageVersion
from app.iiif.scaling import is_within

V2, V3 = ImageVersion.V2, ImageVersion.V3
LIMITS = ImageLimits()


def planned(version: ImageVersion, tail: str, picture: Extent) -> RenderPlan:
    return ImageRequest.parse_tail(version, tail).plan(picture, limits=LIMITS)


def test_the_order_of_implementation_of_the_specification() -> None:
    """3.0, 4.6, its example 1: 140 x 90 / 120 = 105."""
    plan = planned(V3, "125,15,120,140/90,/!345/gray.jpg", Extent(300, 200))
    assert plan == RenderPlan(
        Region(125, 15, 120, 140),
        90,
        105,
        mirrored=True,
        rotation_deg=345.0,
        quality=Quality.GRAY,
        format=ImageFormat.JPG,
    )


@pytest.mark.parametrize(
    "tail",
    ["", "/", "full", "full/max/0", "full/max/0/default", "a/full/max/0/default.jpg", "////"],
)
def test_an_address_with_other_than_four_parts_is_refused(tail: str) -> None:
    with pytest.raises(BadImageRequest):
        ImageRequest.parse_tail(V3, tail)


def test_the_colour_quality_is_the_default_one() -> None:
    picture = Extent(300, 200)
    color = planned(V3, "full/max/0/color.jpg", picture)
    assert color == planned(V2, "full/full/360/default.jpg", picture)


def tiles(picture: Extent, factor: int) -> list[tuple[Region, int, int]]:
    """List the tile requests at a factor: Image API 3.0 Implementation Notes, 3, word for word."""
    asked = []
    width, height, s, tw, th = picture.width_px, picture.height_px, factor, 512, 512
    for n in range(-(-width // (tw * s))):
        for m in range(-(-height // (th * s))):
            xr, yr, wr, hr = n * tw * s, m * th * s, tw * s, th * s
            if xr + wr > width:
                wr = width - xr
            if yr + hr > height:
                hr = height - yr
            ws = tw if xr + tw * s <= width else (width - xr + s - 1) // s
            hs = th if yr + th * s <= height else (height - yr + s - 1) // s
            asked.append((Region(xr, yr, wr, hr), ws, hs))
    return asked


@pytest.mark.parametrize(
    "picture",
    [
        Extent(3000, 2000),
        Extent(5123, 3777),
        Extent(4097, 1025),
        Extent(513, 513),
        Extent(1, 1),
        Extent(1, 5000),
    ],
)
def test_every_tile_is_given_at_exactly_the_size_asked(picture: Extent) -> None:
    grid = TileGrid(picture)
    for factor in grid.factors:
        for region, width_px, height_px in tiles(picture, factor):
            both_sides = f"{region.xywh}/{width_px},{height_px}/0/default.jpg"
            plan = planned(V3, both_sides, picture)
            assert (plan.region, plan.width_px, plan.height_px) == (region, width_px, height_px)
            assert planned(V2, both_sides, picture) == plan
            by_width = planned(V2, f"{region.xywh}/{width_px},/0/default.jpg", picture)
            assert by_width.width_px == width_px
            if len(grid.factors_of(region)) == 1:
                assert by_width == plan


@pytest.mark.parametrize(
    "tail", ["0,0,10000,1/10000,1/45/default.png", "full/10000,5000/45/default.png"]
)
def test_a_turn_must_not_blow_a_picture_up_past_the_limits(tail: str) -> None:
    """A line of 10,000 px at 45 degrees has a bounding box of 7,072 x 7,072 px, 50.01 million."""
    with pytest.raises(BadImageRequest, match="rotation"):
        planned(V3, tail, Extent(10_000, 5000))


def test_a_side_that_a_format_can_not_have_is_refused() -> None:
    wide = ImageLimits(max_width_px=20_000, max_height_px=20_000)
    request = ImageRequest.parse_tail(V3, "full/max/0/default.webp")
    with pytest.raises(BadImageRequest, match="16383"):
        request.plan(Extent(17_000, 10), limits=wide)


SIDES = st.integers(1, 100_000)
NUMBERS = st.integers(0, 10**10 - 1).map(str) | st.floats(0, 1000).map(lambda n: f"{n:.6f}")
REGIONS = (
    st.sampled_from(["full", "square"])
    | st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS).map(",".join)
    | st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS).map(lambda n: "pct:" + ",".join(n))
)
SIZES = st.tuples(
    st.sampled_from(["", "^", "!", "^!"]),
    st.sampled_from(["full", "max"])
    | NUMBERS.map("{},".format)
    | NUMBERS.map(",{}".format)
    | NUMBERS.map("pct:{}".format)
    | st.tuples(NUMBERS, NUMBERS).map(",".join),
).map("".join)
ROTATIONS = st.tuples(st.sampled_from(["", "!"]), NUMBERS).map("".join)


@settings(max_examples=300)
@given(
    version=st.sampled_from(ImageVersion),
    region=REGIONS | st.text(max_size=20),
    size=SIZES | st.text(max_size=20),
    rotation=ROTATIONS | st.text(max_size=20),
    picture=st.builds(Extent, SIDES, SIDES),
)
def test_any_text_is_a_plan_within_picture_and_limits_or_a_refusal(
    version: ImageVersion, region: str, size: str, rotation: str, picture: Extent
) -> None:
    with suppress(BadImageRequest):
        plan = ImageRequest.parse(
            version, region=region, size=size, rotation=rotation, quality="default", format="png"
        ).plan(picture, limits=LIMITS)
        assert plan.region.fits(picture.width_px, picture.height_px)
        assert is_within(plan.scaled, LIMITS)
