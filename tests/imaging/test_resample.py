"""Oracles: Pillow's own one-step Lanczos filter, and the rule that pieces make the whole."""

import pytest
import pyvips
from PIL import Image

from app.domain.extent import Extent
from app.imaging import resample as module
from app.imaging.resample import resample, span


def streamed(picture: Image.Image) -> pyvips.Image:
    width_px, height_px = picture.size
    bands = len(picture.getbands())
    pixels = pyvips.Image.new_from_memory(picture.tobytes(), width_px, height_px, bands, "uchar")
    return pixels.copy(interpretation="srgb" if bands > 1 else "b-w")


def cut(picture: Image.Image, box: tuple[float, ...], wanted: Extent) -> Image.Image:
    left, top, right, bottom = box
    across = span(left, right, wanted_px=wanted.width_px, available_px=picture.width)
    down = span(top, bottom, wanted_px=wanted.height_px, available_px=picture.height)
    return resample(streamed(picture), across=across, down=down, wanted=wanted)


def greatest_difference(one: Image.Image, other: Image.Image) -> int:
    return max(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))


def test_pixels_at_their_own_size_are_copied(noise: Image.Image) -> None:
    piece = cut(noise, (100, 50, 400, 350), Extent(300, 300))
    assert piece.tobytes() == noise.crop((100, 50, 400, 350)).tobytes()


@pytest.mark.parametrize("wanted", [Extent(1024, 768), Extent(600, 450), Extent(1500, 800)])
def test_a_slight_scaling_is_the_plain_filter(noise: Image.Image, wanted: Extent) -> None:
    size = (wanted.width_px, wanted.height_px)
    expected = noise.resize(size, Image.Resampling.LANCZOS)
    assert cut(noise, (0, 0, 1024, 768), wanted).tobytes() == expected.tobytes()


def test_a_strong_scaling_is_close_to_the_plain_filter() -> None:
    slope = Image.linear_gradient("L").resize((1000, 900))
    expected = slope.resize((70, 60), Image.Resampling.LANCZOS)
    assert greatest_difference(cut(slope, (0, 0, 1000, 900), Extent(70, 60)), expected) <= 2


@pytest.mark.parametrize("factor", [1, 2, 4, 8])
def test_tiles_make_the_whole_picture_without_a_seam(noise: Image.Image, factor: int) -> None:
    whole = cut(noise, (0, 0, 1024, 768), Extent(1024 // factor, 768 // factor))
    joined = Image.new("RGB", whole.size)
    for x in range(0, 1024, 256):
        for y in range(0, 768, 256):
            side = 256 // factor
            tile = cut(noise, (x, y, x + 256, y + 256), Extent(side, side))
            joined.paste(tile, (x // factor, y // factor))
    assert joined.tobytes() == whole.tobytes()


def test_regions_at_an_odd_scale_fit_together_too(noise: Image.Image) -> None:
    """1,000 px to 280: 3.57 each; pieces of 250 px to 70."""
    whole = cut(noise, (0, 0, 1000, 500), Extent(280, 140))
    joined = Image.new("RGB", whole.size)
    for column in range(4):
        left = 250 * column
        joined.paste(cut(noise, (left, 0, left + 250, 500), Extent(70, 140)), (70 * column, 0))
    assert greatest_difference(joined, whole) <= 1


def test_a_large_answer_is_made_in_bands_that_do_not_show(
    noise: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = cut(noise, (0, 0, 1024, 768), Extent(500, 333))
    monkeypatch.setattr(module, "_BAND_BYTES", 20_000)
    assert greatest_difference(cut(noise, (0, 0, 1024, 768), Extent(500, 333)), at_once) <= 1


def test_grey_stays_grey(noise: Image.Image) -> None:
    assert cut(noise.getchannel("R"), (0, 0, 1024, 768), Extent(100, 75)).mode == "L"


@pytest.mark.parametrize(
    ("low", "high", "wanted_px"), [(0, 1, 1), (4096, 4097, 1), (0, 4097, 1), (4000, 4097, 25)]
)
def test_a_span_lies_in_the_picture_and_holds_the_region(
    low: float, high: float, wanted_px: int
) -> None:
    found = span(low, high, wanted_px=wanted_px, available_px=4097)
    assert found.start_px >= 0
    assert found.start_px + found.length_px <= 4097
    assert found.start_px + found.low * found.average == pytest.approx(low)
    assert found.start_px + found.high * found.average == pytest.approx(high)
