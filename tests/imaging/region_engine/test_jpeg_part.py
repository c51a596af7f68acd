"""Parts of JPEG files hold the very pixels that the whole file holds."""

import random
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from app.domain.extent import Extent
from app.domain.region import Region
from app.imaging.region_engine.jpeg_part import part_of
from app.imaging.region_engine.pixels import decoded
from app.imaging.tile_jpeg import tile_jpeg


def _tile(width_px: int, height_px: int, mode: str = "RGB") -> bytes:
    """A tile of coarse noise, so that every block differs from the next, in colour too."""
    bands = 3 if mode == "RGB" else 1
    noise = random.Random(7).randbytes(40 * 40 * bands)  # noqa: S311 - a seed, not a secret
    picture = Image.frombytes(mode, (40, 40), noise).resize((width_px, height_px))
    return tile_jpeg(picture, quality=85, restart_px=128)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("size", [(512, 512), (512, 300), (512, 17), (300, 512), (100, 90)])
def test_a_part_is_pixel_by_pixel_what_the_whole_has_there(
    size: tuple[int, int], mode: str
) -> None:
    width_px, height_px = size
    body = _tile(*size, mode)
    whole = decoded(body, size=Extent(*size))
    chance = random.Random(11)  # noqa: S311 - a seed, not a secret
    for _ in range(60):
        x_px, y_px = chance.randrange(width_px), chance.randrange(height_px)
        wanted = Region(
            x_px, y_px, chance.randint(1, width_px - x_px), chance.randint(1, height_px - y_px)
        )
        part = part_of(body, wanted)
        assert part
        region = part.region
        pixels = decoded(part.body, size=Extent(region.width_px, region.height_px))
        left, top = x_px - region.x_px, y_px - region.y_px
        assert left >= 0
        assert top >= 0
        ours = pixels[top : top + wanted.height_px, left : left + wanted.width_px]
        theirs = whole[y_px : y_px + wanted.height_px, x_px : x_px + wanted.width_px]
        assert np.array_equal(ours, theirs), wanted


def test_of_a_corner_little_is_taken() -> None:
    part = part_of(_tile(512, 512), Region(10, 10, 50, 50))
    assert part
    assert part.region == Region(0, 0, 128, 64)  # one interval across, four rows of blocks down


def test_a_file_without_restart_markers_has_no_parts() -> None:
    written = BytesIO()
    Image.new("RGB", (256, 256), "teal").save(written, "JPEG")
    assert part_of(written.getvalue(), Region(0, 0, 10, 10)) is None


@pytest.mark.parametrize("kept", [0, 1, 4, 100, 700])
def test_a_file_that_is_cut_short_has_no_parts(kept: int) -> None:
    assert part_of(_tile(512, 512)[:kept], Region(0, 0, 10, 10)) is None


def test_progressive_files_have_no_parts() -> None:
    written = BytesIO()
    Image.new("RGB", (256, 256), "teal").save(
        written, "JPEG", progressive=True, restart_marker_rows=1
    )
    assert part_of(written.getvalue(), Region(0, 0, 10, 10)) is None
