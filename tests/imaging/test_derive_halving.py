"""Lanczos's filter over a window: with the numbers by hand, and as Pillow's own makes it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from app.domain.extent import Extent
from app.imaging.derive_halving import HalvingWindow


def halved(picture: Image.Image, *, fresh_px: int = 64) -> Image.Image:
    """Move a window over a picture and join what it gives."""
    width_px, height_px = picture.size
    half = Image.new(picture.mode, (-(-width_px // 2), -(-height_px // 2)))
    below = 0
    for piece in pieces(picture, fresh_px=fresh_px):
        half.paste(piece, (0, below))
        below += piece.height
    assert below == half.height
    return half


def pieces(picture: Image.Image, *, fresh_px: int) -> Iterator[Image.Image]:
    window = HalvingWindow(picture.mode, Extent(*picture.size), fresh_px=fresh_px)
    taken = 0
    while taken < picture.height:
        taken += window.fill(picture, start_px=taken)
        assert window.is_full
        if (piece := window.halved()) is not None:
            yield piece
        window.go_on()


def completed(picture: Image.Image) -> Image.Image:
    """Repeat the last column and row where their number is odd."""
    width_px, height_px = picture.size
    whole = Image.new(picture.mode, (width_px + width_px % 2, height_px + height_px % 2))
    for place in ((1, 1), (0, 1), (1, 0), (0, 0)):  # what lies past the edge is cut off
        whole.paste(picture, (place[0] * (width_px % 2), place[1] * (height_px % 2)))
    return whole


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("size", [(300, 256), (301, 257), (64, 65), (65, 64), (90, 70), (33, 128)])
def test_it_is_what_the_filter_makes_of_the_whole_picture(
    noise: Image.Image, mode: str, size: tuple[int, int]
) -> None:
    """In a noise that the filter doesn't drive past black and white, where ways to clip differ.

    Columns and rows are weighed one after the other, and rounded to whole tones both times: more
    than two tones is no rounding, and two are as rare as two halves that fall together.
    """
    picture = noise.convert(mode).crop((0, 0, *size)).point(lambda tone: tone // 2 + 64)
    whole = completed(picture)
    wanted = whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.LANCZOS)
    difference = ImageChops.difference(halved(picture), wanted)
    off = Counter(difference.tobytes())
    assert max(off) <= 2
    assert off[2] <= off.total() / 1000


def test_the_height_of_the_window_changes_nothing(noise: Image.Image) -> None:
    picture = noise.crop((0, 0, 120, 333))
    assert halved(picture, fresh_px=64).tobytes() == halved(picture, fresh_px=512).tobytes()


def test_an_edge_is_weighed_as_the_filter_says() -> None:
    """sinc(x) sinc(x/3) at 0.25, 0.75 ... 2.75: 0.890, 0.270, -0.133, -0.068, 0.030, 0.007.

    64 black columns and a white one, which is there twice. The last pixel is white by
    1.780 / (1.780 + 0.107), the one before by (0.270 - 0.133) / 2.024.
    """
    picture = Image.new("L", (65, 2))
    picture.paste(255, (64, 0, 65, 2))
    half = halved(picture)
    assert [half.getpixel((32, 0)), half.getpixel((31, 0))] == [241, 17]


@pytest.mark.parametrize("size", [(1, 1), (1, 200), (200, 1), (2, 2), (3, 77)])
def test_one_tone_stays_at_any_size(size: tuple[int, int]) -> None:
    assert halved(Image.new("L", size, 200)).getextrema() == (200, 200)
