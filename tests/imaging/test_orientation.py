"""Checked against Pillow's own reading of EXIF, tag 274."""

import pytest
from PIL import Image, ImageOps

from app.domain.extent import Extent
from app.domain.region import Region
from app.imaging.orientation import shown_extent, stored_region, upright

STORED = Extent(7, 5)
PIXELS = bytes(range(35))


def shown_by_pillow(orientation: int) -> Image.Image:
    picture = Image.frombytes("L", (7, 5), PIXELS)
    picture.getexif()[274] = orientation
    return ImageOps.exif_transpose(picture)


@pytest.mark.parametrize("orientation", range(10))
def test_a_picture_is_shown_as_exif_says(orientation: int) -> None:
    """0 and 9 mean nothing, and change nothing."""
    expected = shown_by_pillow(orientation)
    shown = upright(Image.frombytes("L", (7, 5), PIXELS), orientation=orientation)
    assert shown.size == expected.size
    assert shown.tobytes() == expected.tobytes()
    extent = shown_extent(STORED, orientation=orientation)
    assert (extent.width_px, extent.height_px) == expected.size


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_region_as_shown_is_found_in_the_file(orientation: int) -> None:
    expected = shown_by_pillow(orientation).crop((1, 2, 1 + 3, 2 + 2))
    found = stored_region(Region(1, 2, 3, 2), stored=STORED, orientation=orientation)
    box = (found.x_px, found.y_px, found.x_px + found.width_px, found.y_px + found.height_px)
    cut = upright(Image.frombytes("L", (7, 5), PIXELS).crop(box), orientation=orientation)
    assert cut.tobytes() == expected.tobytes()
