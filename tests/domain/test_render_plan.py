import pytest

from app.domain.errors import Rejected
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, RenderPlan

WHOLE = Region(0, 0, 300, 200)


@pytest.mark.parametrize("rotation_deg", [-1.0, 360.0, float("nan"), float("inf")])
def test_a_turn_is_from_none_to_below_a_full_one(rotation_deg: float) -> None:
    with pytest.raises(Rejected, match="turned"):
        RenderPlan(WHOLE, 300, 200, rotation_deg=rotation_deg)


def test_a_plan_without_an_area_is_refused() -> None:
    with pytest.raises(Rejected, match="area"):
        RenderPlan(WHOLE, 300, 0)


@pytest.mark.parametrize(
    ("rotation_deg", "turned"),
    [
        (0.0, Extent(300, 200)),
        (90.0, Extent(200, 300)),
        (180.0, Extent(300, 200)),
        (270.0, Extent(200, 300)),
        # Image API 3.0 Implementation Notes, 5: 300 cos 30 + 200 sin 30 = 359.8, 200 cos 30 +
        # 300 sin 30 = 323.2
        (30.0, Extent(360, 324)),
    ],
)
def test_a_turn_makes_the_bounding_box_of_the_turned_picture(
    rotation_deg: float, turned: Extent
) -> None:
    plan = RenderPlan(WHOLE, 300, 200, rotation_deg=rotation_deg)
    assert plan.turned == turned
    assert plan.is_upright == (rotation_deg != 30.0)


def test_equal_plans_are_one_key() -> None:
    assert len({RenderPlan(WHOLE, 30, 20), RenderPlan(WHOLE, 30, 20)}) == 1


def test_media_types_are_those_of_the_specification() -> None:
    """Image API 3.0, 4.5 Format; AVIF: IANA's registry."""
    assert {format_.value: format_.media_type for format_ in ImageFormat} == {
        "jpg": "image/jpeg",
        "png": "image/png",
        "webp": "image/webp",
        "tif": "image/tiff",
        "gif": "image/gif",
        "avif": "image/avif",
    }
