"""What the filter sees."""

import pytest
from PIL import Image

from app.imaging.region_engine.scaling import reach_px, scaled


@pytest.mark.parametrize(("scale", "reach"), [(0.5, 4), (1.0, 4), (1.5, 5), (2.0, 7)])
def test_lanczos_looks_three_pixels_of_the_answer_far(scale: float, reach: int) -> None:
    assert reach_px(scale) == reach


def test_the_filter_sees_the_pixels_around_the_box() -> None:
    """Black in the box, white beside it: at the box's edge something of the white is seen."""
    picture = Image.new("L", (60, 60), "white")
    picture.paste("black", (20, 20, 40, 40))
    piece = scaled(picture, (20, 20, 40, 40), (10, 10))
    alone = scaled(picture.crop((20, 20, 40, 40)), (0, 0, 20, 20), (10, 10))
    assert piece.tobytes() != alone.tobytes()
    assert set(alone.tobytes()) == {0}


def test_a_shift_by_part_of_a_pixel_is_seen() -> None:
    ramp = Image.frombytes("L", (64, 64), bytes(4 * row for row in range(64) for _ in range(64)))
    here, there = (scaled(ramp, (10, top, 50, top + 40), (20, 20)) for top in (10, 10.5))
    differences = [b - a for a, b in zip(here.tobytes(), there.tobytes(), strict=True)]
    assert set(differences) == {2}  # half of the four from row to row
