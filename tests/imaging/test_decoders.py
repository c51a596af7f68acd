from pathlib import Path

import pytest
import pyvips
from PIL import Image

from app.domain.errors import Rejected, UnreadableScan
from app.domain.imagery import ImageLimits
from app.imaging.decoders import decodable_px, decoding, restrict_decoders

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0,0h5v5z'/></svg>"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", SVG), ("a.csv", "1,2\n3,4\n"), ("a.mat", "2 1\n1 2\n")],
)
def test_libvips_loads_nothing_but_the_five_formats(
    tmp_path: Path, name: str, content: str
) -> None:
    restrict_decoders()
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(pyvips.Error):
        pyvips.Image.new_from_file(str(path))


@pytest.mark.parametrize("load", ["svgload", "csvload", "matrixload", "vipsload", "gifload"])
def test_other_loaders_can_not_be_called_by_name(tmp_path: Path, load: str) -> None:
    restrict_decoders()
    path = tmp_path / "a"
    path.write_text(SVG)
    with pytest.raises(pyvips.Error):
        getattr(pyvips.Image, load)(str(path))


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "avif"])
def test_the_five_formats_load(tmp_path: Path, suffix: str) -> None:
    restrict_decoders()
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (8, 8)).save(path)
    assert pyvips.Image.new_from_file(str(path)).width == 8


def test_nothing_is_kept_between_pictures_and_one_thread_works_on_each() -> None:
    restrict_decoders()
    assert pyvips.cache_get_max() == 0
    assert pyvips.concurrency_get() == 1


@pytest.mark.parametrize(
    ("media_type", "is_interlaced", "most_px"),
    [
        ("image/tiff", False, 400_000_000),
        ("image/jpeg", False, 400_000_000),
        ("image/jpeg", True, 83_886_080),  # 640 MiB / 8
        ("image/webp", False, 83_886_080),
        ("image/jp2", False, 37_282_702),  # 640 MiB / 18
    ],
)
def test_a_decoder_that_keeps_the_whole_picture_gets_fewer_pixels(
    media_type: str, *, is_interlaced: bool, most_px: int
) -> None:
    few = ImageLimits(max_source_px=1000)
    assert decodable_px(media_type, ImageLimits(), is_interlaced=is_interlaced) == most_px
    assert decodable_px(media_type, few, is_interlaced=is_interlaced) == 1000


@pytest.mark.parametrize("kind", [OSError, ValueError, SyntaxError, TypeError, MemoryError])
def test_whatever_a_decoder_raises_is_an_unreadable_scan(kind: type[Exception]) -> None:
    with pytest.raises(UnreadableScan, match="can't be decoded: broken"), decoding():
        raise kind("unable to call load\n  broken.\n")


def test_a_decoder_that_gives_no_reason_is_not_quoted() -> None:
    with pytest.raises(UnreadableScan, match="can't be decoded: the decoder says"), decoding():
        raise OSError("unable to call pngload\n  ")


def test_our_own_errors_pass_unchanged() -> None:
    with pytest.raises(Rejected, match="no scan"), decoding():
        raise Rejected("no scan")
