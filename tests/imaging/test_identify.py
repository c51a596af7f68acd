"""First bytes: the formats' own specifications; what else files begin with: file(1)'s tables."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import Rejected
from app.imaging.identify import identify, media_type_of, seems_to_be


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("JPEG2000", "image/jp2"),
        ("AVIF", "image/avif"),
    ],
)
def test_a_picture_is_known_by_its_bytes_whatever_its_name(
    tmp_path: Path, format_: str, media_type: str
) -> None:
    path = tmp_path / "scan.txt"
    Image.new("RGB", (8, 8)).save(path, format_)
    assert identify(path) == media_type


def test_a_jpeg_2000_codestream_needs_no_file_format() -> None:
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG2000", no_jp2=True)
    assert media_type_of(written.getvalue()) == "image/j2c"


@pytest.mark.parametrize("magic", [b"MM\x00*", b"II+\x00", b"MM\x00+"])
def test_tiff_comes_in_both_byte_orders_and_big(magic: bytes) -> None:
    assert media_type_of(magic + bytes(12)) == "image/tiff"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"Dear Sir,\nthe photograph ...", "plain text"),
        ("Zażółć gęślą jaźń".encode(), "plain text"),
        ("Zażółć".encode("utf-16"), "plain text"),
        ("Zdjęcie z Łodzi".encode("cp1250"), "plain text"),
        (b"BM stands for nothing here", "plain text"),
        (b"<!DOCTYPE html><title>404</title>", "a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "an XML document"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive or an office document"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a HEIC picture"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42", "a film"),
        (b"", "empty"),
        (bytes(range(256)), "a file of an unknown kind"),
        (b"\xff\xd8", "a file of an unknown kind"),
    ],
)
def test_a_file_that_is_no_scan_is_refused_by_what_it_seems_to_be(
    tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / "front.jpg"
    path.write_bytes(content)
    with pytest.raises(Rejected, match=rf"front\.jpg is no scan: it seems to be {name}") as caught:
        identify(path)
    assert caught.value.problems[0].value == "front.jpg"
    assert seems_to_be(content).startswith(name)
