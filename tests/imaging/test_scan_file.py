from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from app.domain.errors import Rejected, UnreadableScan
from app.domain.extent import Extent
from app.imaging.scan_file import read_header, stream_pixels


@pytest.mark.parametrize(
    ("mode", "suffix", "bands", "bit_depth"),
    [
        ("RGB", "jpg", 3, 8),
        ("L", "jpg", 1, 8),
        ("CMYK", "jpg", 4, 8),
        ("RGB", "png", 3, 8),
        ("RGBA", "png", 4, 8),
        ("I;16", "png", 1, 16),
        ("1", "tif", 1, 1),
        ("I;16", "tif", 1, 16),
        ("RGB", "webp", 3, 8),
        ("RGB", "avif", 3, 8),
        ("L", "bmp", 1, 8),
        ("RGB", "bmp", 3, 8),
        ("RGB", "jp2", 3, 8),
        ("I;16", "jp2", 1, 16),
    ],
)
def test_a_header_tells_size_bands_and_depth(
    tmp_path: Path, mode: str, suffix: str, bands: int, bit_depth: int
) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.new(mode, (40, 30)).save(path)
    header = read_header(path)
    assert header.stored == header.shown == Extent(40, 30)
    assert (header.bands, header.bit_depth) == (bands, bit_depth)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_an_orientation_is_read_from_any_format_that_has_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"scan.{suffix}"
    exif = Image.Exif()
    exif[274] = 6
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    header = read_header(path)
    assert header.orientation == 6
    assert header.shown == Extent(30, 40)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "jp2"])
def test_a_colour_profile_comes_with_header_or_pixels(tmp_path: Path, suffix: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / f"scan.{suffix}"
    Image.new("RGB", (40, 30)).save(path, icc_profile=profile)
    header = read_header(path)
    if suffix != "jp2":  # Pillow writes none there
        assert header.icc_profile == profile
        assert stream_pixels(path, header).get("icc-profile-data") == profile


@pytest.mark.parametrize(
    ("suffix", "options", "is_interlaced"),
    [("jpg", {"progressive": True}, True), ("jpg", {}, False), ("png", {}, False)],
)
def test_an_interlaced_scan_is_known_as_one(
    tmp_path: Path, suffix: str, options: dict[str, Any], *, is_interlaced: bool
) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.new("RGB", (40, 30)).save(path, **options)
    assert read_header(path).is_interlaced is is_interlaced


def test_the_pages_of_a_tiff_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    page = Image.new("RGB", (40, 30))
    page.save(path, save_all=True, append_images=[page, page])
    assert read_header(path).pages == 3


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"II*\x00",
        b"GIF89a",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"BM\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\x00\x00\x00\x0cjP  \r\n\x87\n",
        b"\xff\x4f\xff\x51",
        b"\x00\x00\x00\x0cftypavif",
    ],
)
@pytest.mark.parametrize("rest", [b"", bytes(100), b"\xff" * 100])
def test_a_broken_header_is_an_unreadable_scan(tmp_path: Path, head: bytes, rest: bytes) -> None:
    path = tmp_path / "scan"
    path.write_bytes(head + rest)
    with pytest.raises(UnreadableScan):
        read_header(path)


def test_a_text_is_refused_before_any_decoder_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_text("no picture")
    with pytest.raises(Rejected, match="plain text"):
        read_header(path)


def test_brackets_in_a_name_are_no_options_of_a_decoder(tmp_path: Path) -> None:
    path = tmp_path / "scan[shrink=8].jpg"
    Image.new("RGB", (40, 30)).save(path)
    assert read_header(path).stored == Extent(40, 30)
