"""Levels and their tiles, whatever the pieces in which rows come in."""

from io import BytesIO

import pytest
from PIL import Image

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.extent import Extent
from app.imaging.derive_levels import LevelMaker

SETTINGS = DerivativeSettings(jpeg_quality=95, tile_px=64, restart_px=64, rendition_px=256)


class Kept(dict[str, bytes]):
    """Files of a derivative in memory."""

    def add(self, name: str, body: bytes) -> None:
        assert name not in self
        self[name] = body

    def picture(self, name: str) -> Image.Image:
        return Image.open(BytesIO(self[name]))


def made(picture: Image.Image, *, rows_px: int = 64) -> Kept:
    kept = Kept()
    shape = DerivativeShape(Extent(*picture.size), SETTINGS)
    maker = LevelMaker(shape, shape.levels.top, picture.mode, into=kept)
    for top in range(0, picture.height, rows_px):
        bottom = min(top + rows_px, picture.height)
        maker.take(picture.crop((0, top, picture.width, bottom)))
    assert maker.missing_px == 0
    return kept


def striped(size: tuple[int, int], *, black_px: int, white_px: int) -> Image.Image:
    """Upright stripes, the first black."""
    step = black_px + white_px
    row = bytes(0 if x % step < black_px else 255 for x in range(size[0]))
    return Image.frombytes("L", size, row * size[1])


@pytest.mark.parametrize(
    "size", [(1, 1), (64, 64), (65, 64), (64, 65), (200, 1), (1, 200), (300, 129)]
)
def test_every_picture_of_the_shape_is_made_once(size: tuple[int, int]) -> None:
    shape = DerivativeShape(Extent(*size), SETTINGS)
    assert sorted(made(Image.new("L", size))) == sorted(p.name for p in shape.pictures())


def test_a_tile_has_the_size_of_its_place() -> None:
    kept = made(Image.new("L", (129, 65)))
    assert kept.picture("picture_files/8/0_0.jpg").size == (64, 64)
    assert kept.picture("picture_files/8/2_1.jpg").size == (1, 1)
    assert kept.picture("picture_files/7/1_0.jpg").size == (1, 33)
    assert kept.picture("renditions/129x65.jpg").size == (129, 65)
    assert kept.picture("renditions/65x33.jpg").size == (65, 33)


def test_stripes_of_one_pixel_become_grey() -> None:
    """Half of them has no room for stripes; at the sides the filter sees fewer of them."""
    kept = made(striped((128, 128), black_px=1, white_px=1))
    halved = kept.picture("picture_files/6/0_0.jpg")
    assert halved.size == (64, 64)
    assert set(halved.crop((8, 8, 56, 56)).tobytes()) <= {127, 128}


def test_four_pixels_wide_stripes_keep_their_place_at_a_quarter() -> None:
    kept = made(striped((256, 256), black_px=16, white_px=16))
    quarter = kept.picture("picture_files/6/0_0.jpg").tobytes()[:64]
    assert [round(value / 255) for value in quarter] == [0] * 4 + [1] * 4 + ([0] * 4 + [1] * 4) * 7


def test_the_last_started_pixel_shows_what_there_is() -> None:
    """65 px: the 33rd of the halved level has one column alone, which is white."""
    picture = Image.new("L", (65, 64))
    picture.paste(255, (64, 0, 65, 64))
    halved = made(picture).picture("picture_files/6/0_0.jpg")
    assert halved.size == (33, 32)
    assert min(halved.crop((32, 0, 33, 32)).tobytes()) >= 236
    assert max(halved.crop((0, 0, 24, 32)).tobytes()) <= 5


def test_it_is_the_same_however_many_rows_come_at_once(noise: Image.Image) -> None:
    picture = noise.crop((0, 0, 300, 192))
    assert made(picture, rows_px=64) == made(picture, rows_px=16) == made(picture, rows_px=150)


def test_the_tiles_of_a_level_are_the_picture(noise: Image.Image) -> None:
    smooth = noise.convert("L").resize((300, 200), Image.Resampling.BILINEAR)
    kept = made(smooth)
    joined = Image.new("L", smooth.size)
    for row in range(4):
        for column in range(5):
            tile = kept.picture(f"picture_files/9/{column}_{row}.jpg")
            joined.paste(tile, (column * 64, row * 64))
    difference = [abs(a - b) for a, b in zip(joined.tobytes(), smooth.tobytes(), strict=True)]
    assert sum(difference) / len(difference) < 4
