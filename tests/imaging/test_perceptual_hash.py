"""Perceptual hashes: the same picture however it is scaled, encoded or turned, and no other."""

from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from app.domain.errors import UnreadableScan
from app.domain.near_duplicates import MOST_DIFFERENT, closest, distance, positions, turned
from app.imaging.perceptual_hash import perceptual_hash

REAL_SCANS = 40


def encoded(picture: Image.Image, quality: int = 85) -> bytes:
    written = BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=quality)
    return written.getvalue()


def hashed(picture: Image.Image, quality: int = 85) -> int:
    found = perceptual_hash(encoded(picture, quality))
    assert found is not None
    return found


def landscape() -> Image.Image:
    """A drawn scene without any symmetry."""
    drawn = Image.new("L", (240, 180), 200)
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 120, 240, 180), fill=90)
    pen.ellipse((150, 20, 200, 70), fill=250)
    pen.polygon(((20, 130), (60, 60), (110, 130)), fill=40)
    pen.rectangle((170, 100, 215, 150), fill=20)
    return drawn


def test_a_picture_bright_on_the_left_has_a_wave_across() -> None:
    """The cosine of one half wave is positive on the left: bit 63 - 1."""
    picture = Image.new("L", (64, 64), 0)
    picture.paste(255, (0, 0, 32, 64))
    assert hashed(picture) >> 62 & 1 == 1
    assert hashed(picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) >> 62 & 1 == 0


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_what_is_turned_is_known_from_the_hash_alone(degrees: int) -> None:
    """Pillow turns against the clock."""
    clockwise = landscape().rotate(-degrees, expand=True)
    assert distance(turned(hashed(landscape()), degrees // 90), hashed(clockwise)) <= 4


def test_encoding_scaling_and_light_change_little() -> None:
    whole = hashed(landscape())
    assert distance(whole, hashed(landscape(), quality=20)) <= 4
    assert distance(whole, hashed(landscape().resize((97, 73)))) <= 4
    assert distance(whole, hashed(ImageEnhance.Brightness(landscape()).enhance(0.8))) <= 4


def test_there_is_nothing_to_compare_on_an_empty_sheet() -> None:
    assert perceptual_hash(encoded(Image.new("L", (200, 100), 230))) is None


def test_what_is_no_picture_is_unreadable() -> None:
    with pytest.raises(UnreadableScan):
        perceptual_hash(b"\xff\xd8\xff\xe0 no picture")


def test_the_first_bit_is_never_set() -> None:
    assert hashed(landscape()) >> 63 == 0


def real_scans(folder: Path) -> list[Image.Image]:
    scans = []
    for path in sorted((folder / "images").rglob("*"))[:REAL_SCANS]:
        with Image.open(path) as scan:
            scan.draft("RGB", (512, 512))
            scans.append(scan.convert("RGB"))
            scans[-1].thumbnail((256, 256))
    return scans


def test_copies_of_real_scans_are_found_and_few_others(real_input: Path) -> None:
    scans = real_scans(real_input)
    hashes = [hashed(scan) for scan in scans]
    for scan, own in zip(scans, hashes, strict=True):
        smaller = scan.resize((scan.width * 2 // 3, scan.height * 2 // 3))
        copies = [smaller, *(scan.rotate(turn, expand=True) for turn in (90, 180, 270))]
        for copy in copies:
            bits, _ = closest(positions(own), hashed(copy, quality=50))
            assert bits <= MOST_DIFFERENT
    pairs = list(combinations(hashes, 2))
    alike = [pair for pair in pairs if closest(positions(pair[0]), pair[1])[0] <= MOST_DIFFERENT]
    assert len(alike) < len(pairs) / 100, "all of them are one printed form, filled in otherwise"
