import resource
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from app.domain.errors import Rejected
from app.domain.imagery import Characteristics, ImageLimits, ScanCondition
from app.imaging.characterise import characterise
from tests.faults.hostile_files import png

LIMITS = ImageLimits()
REAL = Path(__file__).parents[2].parent / "shared" / "real" / "copy1-60" / "images"
SOUND, DAMAGED = ScanCondition.SOUND, ScanCondition.DAMAGED
UNREADABLE, OVERSIZED = ScanCondition.UNREADABLE, ScanCondition.OVERSIZED


def test_a_sound_scan_is_described_in_full(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[274] = 6
    picture = Image.new("RGB", (40, 30))
    picture.save(path, dpi=(600, 600), icc_profile=profile, exif=exif)
    assert characterise(path, limits=LIMITS) == Characteristics(
        "image/tiff",
        width_px=30,  # as shown: turned by 90 degrees
        height_px=40,
        bands=3,
        bit_depth=8,
        resolution_dpi=600.0,
        icc_profile="sRGB built-in",
        condition=SOUND,
    )


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "gif", "bmp", "jp2", "avif"])
def test_a_whole_file_of_any_format_is_sound(tmp_path: Path, mode: str, suffix: str) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.linear_gradient("L").convert(mode).save(path)
    found = characterise(path, limits=LIMITS)
    assert (found.condition, found.condition_note) == (SOUND, "")
    assert (found.width_px, found.height_px) == (256, 256)


@pytest.mark.parametrize(
    ("suffix", "condition"),
    [
        ("jpg", DAMAGED),
        ("png", DAMAGED),
        ("tif", DAMAGED),
        ("gif", DAMAGED),
        ("bmp", DAMAGED),
        ("webp", UNREADABLE),  # these decoders give all or nothing
        ("avif", UNREADABLE),
        ("jp2", UNREADABLE),
    ],
)
def test_a_truncated_scan_is_damaged_or_unreadable_and_says_why(
    tmp_path: Path, noise: Image.Image, suffix: str, condition: ScanCondition
) -> None:
    path = tmp_path / f"scan.{suffix}"
    noise.save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = characterise(path, limits=LIMITS)
    assert found.condition is condition
    what = "A part of the scan" if condition is DAMAGED else "The scan"
    assert found.condition_note.startswith(f"{what} can't be decoded: ")
    assert str(tmp_path) not in found.condition_note
    if condition is DAMAGED:
        assert (found.width_px, found.height_px) == (1024, 768)


def test_a_jpeg_that_lost_bytes_in_the_middle_is_damaged(
    tmp_path: Path, noise: Image.Image
) -> None:
    """What libjpeg calls corrupt data, it decodes without an error."""
    path = tmp_path / "scan.jpg"
    noise.save(path, progressive=True)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = b"\xff\xd9\xff\xd0" * 2
    path.write_bytes(content)
    assert characterise(path, limits=LIMITS).condition is DAMAGED


def test_bytes_after_the_end_of_a_jpeg_do_no_harm(tmp_path: Path, noise: Image.Image) -> None:
    path = tmp_path / "scan.jpg"
    noise.save(path)
    path.write_bytes(path.read_bytes() + b"left by a camera" * 10)
    assert characterise(path, limits=LIMITS).condition is SOUND


def test_a_header_alone_is_unreadable_and_has_no_size(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    found = characterise(path, limits=LIMITS)
    assert (found.media_type, found.width_px, found.height_px) == ("image/png", 0, 0)
    assert found.condition is UNREADABLE
    assert found.condition_note


def test_a_bomb_costs_its_header(png_bomb: Path) -> None:
    before_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = characterise(png_bomb, limits=LIMITS)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kib < 50_000
    assert found.condition is OVERSIZED
    assert (found.width_px, found.height_px) == (60_000, 60_000)
    assert found.condition_note == (
        "Not decoded: 60000 x 60000 = 3,600,000,000 pixels; "
        "the limit here is 400,000,000 for image/png."
    )


def test_the_limit_is_the_last_number_of_pixels_that_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    Image.new("L", (100, 10)).save(path)
    assert characterise(path, limits=ImageLimits(max_source_px=1000)).condition is SOUND
    assert characterise(path, limits=ImageLimits(max_source_px=999)).condition is OVERSIZED


def test_a_text_named_jpg_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "front.jpg"
    path.write_text("On the back: Getting together after the amnesty")
    with pytest.raises(Rejected, match="plain text"):
        characterise(path, limits=LIMITS)


@pytest.mark.parametrize(
    ("suffix", "options", "dpi"),
    [
        ("jpg", {"dpi": (150, 150)}, 150.0),
        ("jpg", {}, None),
        ("png", {"dpi": (300, 300)}, 300.0),
        ("png", {"dpi": (72, 72)}, 72.0),
        ("png", {}, None),
        ("tif", {"dpi": (1200, 1200)}, 1200.0),
        ("tif", {"resolution_unit": "cm", "x_resolution": 100.0, "y_resolution": 100.0}, 254.0),
        ("tif", {}, None),
        ("webp", {}, None),
    ],
)
def test_a_resolution_is_what_the_file_says_and_no_guess(
    tmp_path: Path, suffix: str, options: dict[str, Any], dpi: float | None
) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.new("RGB", (8, 8)).save(path, **options)
    found = characterise(path, limits=LIMITS).resolution_dpi
    assert found == (None if dpi is None else pytest.approx(dpi, abs=0.05))


def test_further_pages_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    page = Image.new("RGB", (8, 8))
    page.save(path, save_all=True, append_images=[page])
    found = characterise(path, limits=LIMITS)
    assert found.condition is SOUND
    assert found.condition_note == "The file has 2 pages; the first one is shown."


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000"])
def test_no_damage_makes_it_fail(tmp_path: Path, quarters: Image.Image, format_: str) -> None:
    """Cut at every tenth, and with every tenth byte turned round: an answer each time."""
    written = BytesIO()
    quarters.save(written, format_)
    content = written.getvalue()
    path = tmp_path / "scan"
    for tenth in range(1, 10):
        cut = len(content) * tenth // 10
        path.write_bytes(content[:cut])
        assert characterise(path, limits=LIMITS).condition in ScanCondition
        path.write_bytes(content[:cut] + bytes([content[cut] ^ 0xFF]) + content[cut + 1 :])
        assert characterise(path, limits=LIMITS).condition in ScanCondition


@pytest.mark.skipif(not REAL.is_dir(), reason="the real scans (shared/real) are not beside here")
def test_the_real_scans_are_sound() -> None:
    """Its README: 74 scans, 150 dpi JPEG, about 2600 x 2000 pixels, grey stored as RGB."""
    paths = sorted(REAL.glob("*.jpg"))
    assert len(paths) == 74
    for path in paths:
        found = characterise(path, limits=LIMITS)
        assert (found.condition, found.condition_note) == (SOUND, "")
        assert (found.resolution_dpi, found.bands, found.bit_depth) == (150.0, 3, 8)
        with Image.open(path) as by_pillow:
            assert (found.width_px, found.height_px) == by_pillow.size


def test_a_fault_in_each_of_a_million_rows_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It took more than half a minute, on a busy machine, to find that grey could be shown."""
    monkeypatch.setattr("app.imaging.characterise._LONGEST_SHOWING_S", 0.1)
    path = tmp_path / "scan.png"
    for height_px, condition in ((100, DAMAGED), (1_000_000, UNREADABLE)):
        path.write_bytes(png(48, height_px, colour=2, pixels=b"\x78\x9c" + bytes(100)))
        found = characterise(path, limits=LIMITS)
        assert (found.condition, found.height_px) == (condition, height_px)
