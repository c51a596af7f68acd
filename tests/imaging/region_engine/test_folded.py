"""Planes in and out of their folds, and in and out of JPEG files."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.imaging.region_engine.folded import (
    Plane,
    decoded_folded,
    encoded_planes,
    folded,
    rows_of,
    unfolded,
)
from app.imaging.region_engine.workbench import Room
from app.imaging.tile_jpeg import tile_jpeg


def ramp(rows: int, columns: int, first: int = 0) -> Plane:
    return (first + np.arange(rows * columns)).astype(np.uint8).reshape(rows, columns)


def test_four_rows_of_one_plane_lie_side_by_side_and_the_last_is_repeated() -> None:
    cells = folded([ramp(5, 2)])
    assert cells.shape == (2, 2, 4)
    assert cells[0].tolist() == [[0, 2, 4, 6], [1, 3, 5, 7]]
    assert cells[1].tolist() == [[8, 8, 8, 8], [9, 9, 9, 9]]


def test_two_rows_of_each_of_two_planes_lie_side_by_side() -> None:
    assert folded([ramp(2, 2), ramp(2, 2, 100)])[0].tolist() == [
        [0, 2, 100, 102],
        [1, 3, 101, 103],
    ]


@pytest.mark.parametrize("planes", [1, 2])
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 5), (4, 4), (9, 2), (6, 7)])
def test_what_was_folded_comes_out_again_side_by_side(planes: int, rows: int, columns: int) -> None:
    put_in = [ramp(rows, columns, 90 * number) for number in range(planes)]
    out = unfolded(folded(put_in), planes=planes, rows=rows, into=Room().of)
    assert np.array_equal(out[:, :, 0], np.hstack(put_in))


def test_more_rows_than_there_are_repeat_the_last() -> None:
    out = unfolded(folded([ramp(3, 2)]), planes=1, rows=7, into=Room().of)
    assert out[:, :, 0].tolist() == [[0, 1], [2, 3], *[[4, 5]] * 5]
    assert rows_of(1) == 4


SIZES = [(1, 1), (2, 1), (1, 9), (3, 3), (7, 5), (16, 16), (40, 30), (41, 31)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", [(200, 30, 60), (10, 90, 250), (255, 255, 255)])
def test_a_colour_stays_what_it_is_on_the_way_through(
    size: tuple[int, int], colour: tuple[int, int, int]
) -> None:
    width, height = size
    body = tile_jpeg(Image.new("RGB", size, colour), quality=95, restart_px=128)
    picture = decoded_folded(body, size=Extent(*size))
    assert picture.colour is not None
    assert picture.nbytes == picture.brightness.nbytes + picture.colour.nbytes
    whole = unfolded(picture.brightness, planes=1, rows=height + 1, into=Room().of)[:, :, 0]
    brightness = np.pad(whole, ((0, 0), (0, 1)), mode="edge")[:height, :width]
    both = unfolded(picture.colour, planes=2, rows=-(-height // 2), into=Room().of)[:, :, 0]
    halves = [np.ascontiguousarray(half) for half in np.hsplit(both, 2)]
    assert halves[0].shape == (-(-height // 2), -(-width // 2))
    again = Image.open(BytesIO(encoded_planes(brightness, halves, jpeg_quality=95)))
    assert (again.mode, again.size) == ("RGB", size)
    assert np.abs(np.array(again).astype(int) - colour).max() <= 4


def test_planes_are_those_that_the_file_has(noise: Image.Image) -> None:
    body = tile_jpeg(noise.crop((0, 0, 64, 48)), quality=85, restart_px=128)
    picture = decoded_folded(body, size=Extent(64, 48))
    whole = Image.open(BytesIO(body))
    whole.draft("YCbCr", (64, 48))
    brightness = unfolded(picture.brightness, planes=1, rows=48, into=Room().of)[:, :, 0]
    assert np.array_equal(brightness, np.array(whole)[:, :, 0])
    assert picture.colour is not None
    both = unfolded(picture.colour, planes=2, rows=24, into=Room().of)[:, :, 0]
    for plane, name in zip(np.hsplit(both, 2), ("Cb", "Cr"), strict=True):
        smooth = np.array(whole.getchannel(name).reduce(2)).astype(int)  # upsampled, then averaged
        assert abs(plane.mean() - smooth.mean()) < 1


def test_grey_has_no_colour() -> None:
    body = tile_jpeg(Image.new("L", (40, 30), 90), quality=85, restart_px=128)
    picture = decoded_folded(body, size=Extent(40, 30))
    assert picture.colour is None
    assert picture.nbytes == 40 * 32
    brightness = unfolded(picture.brightness, planes=1, rows=30, into=Room().of)[:, :, 0]
    again = Image.open(BytesIO(encoded_planes(brightness, None, jpeg_quality=85)))
    assert (again.mode, again.size, again.getpixel((39, 29))) == ("L", (40, 30), 90)


@pytest.mark.parametrize("end", [3, 20, 300, -200, -3])
def test_a_damaged_tile_gives_no_planes(noise: Image.Image, end: int) -> None:
    body = tile_jpeg(noise.crop((0, 0, 40, 30)), quality=85, restart_px=128)
    with pytest.raises(UnreadableScan):
        decoded_folded(body[:end], size=Extent(40, 30))


def test_a_tile_of_another_size_is_refused_before_it_is_decoded() -> None:
    body = tile_jpeg(Image.new("L", (40, 30), 90), quality=85, restart_px=128)
    with pytest.raises(UnreadableScan, match="another size"):
        decoded_folded(body, size=Extent(40, 31))
