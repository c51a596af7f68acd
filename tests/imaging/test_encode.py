from io import BytesIO

import pytest
from PIL import Image

from app.domain.render_plan import ImageFormat
from app.imaging.encode import encode

CASES = [
    (format_, mode)
    for format_ in ImageFormat
    for mode in ("1", "L", "LA", "RGB", "RGBA")
    if format_.has_transparency or "A" not in mode  # a JPEG's picture is laid on white before
]


@pytest.mark.parametrize(("format_", "mode"), CASES)
def test_every_mode_is_written_in_every_format(format_: ImageFormat, mode: str) -> None:
    written = encode(Image.new(mode, (20, 10), "white"), format_, jpeg_quality=85)
    picture = Image.open(BytesIO(written))
    assert Image.MIME[picture.format or ""] == format_.media_type
    assert picture.size == (20, 10)
    assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize("format_", [ImageFormat.PNG, ImageFormat.TIF, ImageFormat.GIF])
@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_is_kept(format_: ImageFormat, mode: str) -> None:
    picture = Image.new(mode, (20, 10))
    picture.paste("black", (0, 0, 10, 10))
    again = Image.open(BytesIO(encode(picture, format_, jpeg_quality=85))).convert("RGBA")
    assert again.getpixel((3, 3)) == (0, 0, 0, 255)
    assert again.getchannel("A").getpixel((15, 3)) == 0


def test_the_quality_of_a_jpeg_can_be_chosen() -> None:
    noise = Image.effect_noise((200, 200), 50)
    coarse = encode(noise, ImageFormat.JPG, jpeg_quality=30)
    assert len(coarse) < len(encode(noise, ImageFormat.JPG, jpeg_quality=90)) / 2
