"""The order of IIIF Image API 3.0, 4.6. The pictures themselves: `test_render.py`, by eye."""

import pytest
from PIL import Image

from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.turning import finished

PIXELS = bytes(range(0, 60, 10))  # 3 x 2: 0 10 20 above 30 40 50


def plan(*, mirrored: bool = False, rotation_deg: float = 0.0) -> RenderPlan:
    return RenderPlan(
        Region(0, 0, 3, 2), 3, 2, mirrored=mirrored, rotation_deg=rotation_deg,
        format=ImageFormat.PNG,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mirrored", "rotation_deg", "seen"),
    [
        (False, 0.0, [0, 10, 20, 30, 40, 50]),
        (True, 0.0, [20, 10, 0, 50, 40, 30]),
        (False, 90.0, [30, 0, 40, 10, 50, 20]),
        (False, 180.0, [50, 40, 30, 20, 10, 0]),
        (False, 270.0, [20, 50, 10, 40, 0, 30]),
        (True, 90.0, [50, 20, 40, 10, 30, 0]),
    ],
)
def test_mirroring_comes_before_turning_clockwise(
    mirrored: bool,  # noqa: FBT001 - a column of the table
    rotation_deg: float,
    seen: list[int],
) -> None:
    picture = Image.frombytes("L", (3, 2), PIXELS)
    assert (
        list(finished(picture, plan(mirrored=mirrored, rotation_deg=rotation_deg)).tobytes())
        == seen
    )


@pytest.mark.parametrize(
    ("quality", "mode"),
    [
        (Quality.DEFAULT, "RGB"),
        (Quality.COLOR, "RGB"),
        (Quality.GRAY, "L"),
        (Quality.BITONAL, "1"),
    ],
)
def test_a_quality_has_its_mode(quality: Quality, mode: str) -> None:
    asked = RenderPlan(Region(0, 0, 3, 2), 3, 2, quality=quality)
    assert finished(Image.new("RGB", (3, 2)), asked).mode == mode
