"""Sound is what two decoders have read through, each of another make."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from app.domain.imagery import ImageLimits, ScanCondition
from app.imaging.characterise import characterise
from app.imaging.scan_file import read_header
from app.imaging.second_opinion import opinion_bytes, second_opinion

LIMITS = ImageLimits()


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "avif"])
def test_a_whole_file_has_no_fault_for_a_second_decoder(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.linear_gradient("L").convert("RGB").save(path)
    opinion = second_opinion(path, read_header(path), LIMITS)
    assert (opinion.fault, opinion.remark) == ("", "")


def test_what_one_decoder_alone_finds_sound_is_damaged(tmp_path: Path) -> None:
    """A chunk of text that grows past any measure: libvips passes over it, Pillow refuses it."""
    path = tmp_path / "scan.png"
    Image.linear_gradient("L").save(path)
    whole = path.read_bytes()
    text = b"Comment\x00\x00" + zlib.compress(bytes(80 * 1024**2))
    chunk = b"zTXt" + text
    chunk = struct.pack(">I", len(text)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    end_of_header = 8 + 25
    path.write_bytes(whole[:end_of_header] + chunk + whole[end_of_header:])
    found = characterise(path, limits=LIMITS)
    assert found.condition is ScanCondition.DAMAGED
    assert found.condition_note.startswith("A second decoder can't read it: ")


def test_a_scan_too_large_for_a_second_decoder_says_that_one_has_read_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    Image.new("RGB", (200, 200)).save(path)
    narrow = ImageLimits(max_decoding_bytes=150_000)
    assert opinion_bytes(read_header(path)) == 160_000
    found = characterise(path, limits=narrow)
    assert found.condition is ScanCondition.SOUND
    assert found.condition_note.startswith("Read through by one decoder: ")


def test_a_jpeg_is_read_by_two_however_large_it_is(tmp_path: Path) -> None:
    """The whole stream is read, and a 64th of the pixels worked out."""
    path = tmp_path / "scan.jpg"
    Image.new("RGB", (4000, 4000)).save(path)
    assert opinion_bytes(read_header(path)) == 2_000_000
