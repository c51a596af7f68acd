"""What lies in the file, read by the markers of ITU-T T.81, B.1.1.3."""

from io import BytesIO

import pytest
from PIL import Image

from app.imaging.tile_jpeg import tile_jpeg

RESTARTS = [bytes((0xFF, 0xD0 + n)) for n in range(8)]


def restarts_in(body: bytes) -> int:
    return sum(body.count(marker) for marker in RESTARTS)


@pytest.mark.parametrize(
    ("mode", "size", "restarts"),
    [
        ("RGB", (512, 512), 32 * 4 - 1),  # 32 rows of 16 px, each in four parts of 128 px
        ("L", (512, 512), 64 * 4 - 1),  # 64 rows of 8 px
        ("RGB", (100, 512), 32 - 1),  # narrower than a part: one marker a row
        ("L", (100, 20), 3 - 1),
        ("RGB", (1, 1), 0),
    ],
)
def test_parts_of_a_tile_begin_behind_restart_markers(
    noise: Image.Image, mode: str, size: tuple[int, int], restarts: int
) -> None:
    body = tile_jpeg(noise.convert(mode).crop((0, 0, *size)), quality=85, restart_px=128)
    assert restarts_in(body) == restarts


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_grey_stays_grey(noise: Image.Image, mode: str) -> None:
    body = tile_jpeg(noise.convert(mode), quality=85, restart_px=128)
    assert Image.open(BytesIO(body)).mode == mode


def test_the_quality_decides_the_size(noise: Image.Image) -> None:
    sizes = [len(tile_jpeg(noise, quality=quality, restart_px=128)) for quality in (50, 85, 95)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] / 2


def test_nothing_is_in_the_file_but_the_picture(noise: Image.Image) -> None:
    noise.info["comment"] = b"secret"
    noise.info["exif"] = b"Exif\0\0secret"
    noise.info["icc_profile"] = b"secret"
    noise.info["xmp"] = b"secret"
    assert b"secret" not in tile_jpeg(noise, quality=85, restart_px=128)
