"""Pixels of known colour, in and out of JPEG files."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.imaging.region_engine.pixels import as_picture, as_window, decoded, encoded
from app.imaging.tile_jpeg import tile_jpeg

SIZE = Extent(40, 30)
COLOURS = [("L", (90,)), ("RGB", (200, 30, 60)), ("RGB", (255, 255, 255)), ("RGB", (10, 90, 250))]


def tile(mode: str, colour: tuple[int, ...]) -> bytes:
    return tile_jpeg(Image.new(mode, (40, 30), colour), quality=95, restart_px=128)


@pytest.mark.parametrize(("mode", "colour"), COLOURS)
def test_a_colour_stays_what_it_is_on_the_way_through(mode: str, colour: tuple[int, ...]) -> None:
    pixels = decoded(tile(mode, colour), size=SIZE)
    assert pixels.shape == (30, 40, 1 if mode == "L" else 4)
    picture = Image.open(BytesIO(encoded(pixels, jpeg_quality=95)))
    assert (picture.mode, picture.size) == (mode, (40, 30))
    shown, copied = np.array(picture), np.array(as_picture(pixels))
    assert np.abs(shown.astype(int) - colour).max() <= 2
    assert np.abs(copied.astype(int) - colour).max() <= 2


def test_decoded_pixels_are_those_of_pillow(noise: Image.Image) -> None:
    body = tile_jpeg(noise.crop((0, 0, 40, 30)), quality=85, restart_px=128)
    wanted = np.array(Image.open(BytesIO(body)))
    assert np.array_equal(np.array(as_picture(decoded(body, size=SIZE))), wanted)


def test_what_was_decoded_cannot_be_drawn_on() -> None:
    pixels = decoded(tile("L", (90,)), size=SIZE)
    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0] = 1


@pytest.mark.parametrize("end", [3, 20, 300, -200, -3])
def test_a_damaged_tile_gives_no_pixels(noise: Image.Image, end: int) -> None:
    body = tile_jpeg(noise.crop((0, 0, 40, 30)), quality=85, restart_px=128)
    with pytest.raises(UnreadableScan):
        decoded(body[:end], size=SIZE)


def test_a_tile_of_another_size_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UnreadableScan, match="another size"):
        decoded(tile("L", (90,)), size=Extent(40, 31))


@pytest.mark.parametrize("bytes_a_pixel", [1, 4])
def test_a_window_shows_these_very_pixels(bytes_a_pixel: int) -> None:
    pixels = np.zeros((3, 5, bytes_a_pixel), np.uint8)
    window = as_window(pixels)
    pixels[2, 4] = 7
    assert window.size == (5, 3)
    assert window.getpixel((4, 2)) == (7 if bytes_a_pixel == 1 else (7, 7, 7, 7))
