"""What the filter sees."""

import numpy as np
import pytest
from cykooz_resizer import Resizer
from PIL import Image

from app.imaging.region_engine.pixels import Pixels
from app.imaging.region_engine.scaling import CATMULL_ROM, LANCZOS, Box, scale


def scaled(pixels: Pixels, box: Box, size: tuple[int, int]) -> Pixels:
    answer = np.empty((size[1], size[0], pixels.shape[2]), np.uint8)
    scale(Resizer(), pixels, box, into=answer, kernel=LANCZOS)
    return answer


@pytest.mark.parametrize(("scale_", "reach"), [(0.5, 4), (1.0, 4), (1.5, 5), (2.0, 7)])
def test_lanczos_looks_three_pixels_of_the_answer_far(scale_: float, reach: int) -> None:
    assert LANCZOS.reach_px(scale_) == reach


def test_catmull_and_roms_filter_looks_two_pixels_far() -> None:
    assert CATMULL_ROM.reach_px(1.5) == 4


def test_the_filter_sees_the_pixels_around_the_box() -> None:
    """Black in the box, white beside it: at the box's edge something of the white is seen."""
    picture = np.full((60, 60, 1), 255, np.uint8)
    picture[20:40, 20:40] = 0
    piece = scaled(picture, (20, 20, 40, 40), (10, 10))
    alone = scaled(np.ascontiguousarray(picture[20:40, 20:40]), (0, 0, 20, 20), (10, 10))
    assert piece.max() > 0
    assert alone.max() == 0


def test_a_shift_by_part_of_a_pixel_is_seen() -> None:
    ramp = np.repeat(np.arange(0, 256, 4, dtype=np.uint8), 64).reshape(64, 64, 1)
    here, there = (scaled(ramp, (10, top, 50, top + 40), (20, 20)) for top in (10, 10.5))
    assert set((there - here).ravel().tolist()) == {2}  # half of the four from row to row


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_it_is_lanczos_filter_as_pillow_has_it(noise: Image.Image, mode: str) -> None:
    # far from black and white, where each may round between its two passes in its own way
    picture = (
        noise.convert(mode)
        .crop((0, 0, 200, 160))
        .point([64 + v // 2 for v in range(256)] * len(mode))
    )
    raw = np.array(picture.convert("RGBX") if mode == "RGB" else picture).reshape(160, 200, -1)
    box, size = (3.25, 5.5, 180.75, 140.0), (97, 71)
    wanted = np.array(picture.resize(size, Image.Resampling.LANCZOS, box=box)).reshape(71, 97, -1)
    made = scaled(raw, box, size)[:, :, : wanted.shape[2]]
    assert np.abs(made.astype(int) - wanted.astype(int)).max() <= 1
