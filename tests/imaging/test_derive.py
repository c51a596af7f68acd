"""From a scan of any kind to the pictures of its derivative."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.errors import Rejected, UnreadableScan
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.imaging.derive import DEEP_ZOOM_NAME, DerivedPicture, derive

SETTINGS = DerivativeSettings(jpeg_quality=95)


class Kept(dict[str, bytes]):
    """Files of a derivative in memory."""

    def add(self, name: str, body: bytes) -> None:
        self[name] = body

    def tile(self, name: str) -> Image.Image:
        return Image.open(BytesIO(self[f"picture_files/{name}.jpg"]))


def derived(path: Path, **more: Any) -> tuple[Kept, DerivedPicture]:
    kept = Kept()
    made = derive(path, settings=SETTINGS, limits=ImageLimits(), into=kept, **more)
    return kept, made


def pixel(picture: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    value = picture.getpixel(place)
    assert isinstance(value, tuple)
    return tuple(int(band) for band in value)


def near(seen: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("jpg", {"quality": 95, "subsampling": 0}),
        ("jpg", {"quality": 95, "progressive": True}),
        ("png", {}),
        ("tif", {"compression": "tiff_lzw"}),
        ("webp", {"lossless": True}),
        ("avif", {"quality": 95}),
        ("gif", {}),
        ("bmp", {}),
        ("jp2", {}),
    ],
)
def test_every_format_of_scan_is_derived(
    tmp_path: Path, quarters: Image.Image, suffix: str, options: dict[str, Any]
) -> None:
    path = tmp_path / f"scan.{suffix}"
    quarters.save(path, **options)
    kept, made = derived(path)
    assert made == DerivedPicture(Extent(300, 200), is_grey=False)
    for level, factor in (("9", 1), ("7", 4)):
        tile = kept.tile(f"{level}/0_0")
        assert near(pixel(tile, (20 // factor, 20 // factor)), (255, 0, 0))
        assert near(pixel(tile, (280 // factor, 180 // factor)), (255, 255, 0))


def test_all_pictures_and_a_deep_zoom_description_are_made(
    tmp_path: Path, noise: Image.Image
) -> None:
    path = tmp_path / "scan.png"
    noise.save(path)
    kept, made = derived(path)
    names = [picture.name for picture in DerivativeShape(made.picture, SETTINGS).pictures()]
    assert sorted(kept) == sorted([*names, DEEP_ZOOM_NAME])
    assert b'TileSize="512"><Size Width="1024" Height="768"/>' in kept[DEEP_ZOOM_NAME]


def test_equal_scans_and_settings_give_equal_bytes(tmp_path: Path, noise: Image.Image) -> None:
    path = tmp_path / "scan.png"
    noise.save(path)
    one, other = derived(path)[0], derived(path)[0]
    assert one == other
    assert list(one) == list(other)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_exif_orientation_is_applied(
    tmp_path: Path, quarters: Image.Image, orientation: int
) -> None:
    """EXIF 2.32, tag 274; the colour of the shown picture's upper left corner."""
    corner = "RGYBRBYG"[orientation - 1]
    colours = {"R": (255, 0, 0), "G": (0, 255, 0), "B": (0, 0, 255), "Y": (255, 255, 0)}
    path = tmp_path / "scan.jpg"
    exif = Image.Exif()
    exif[274] = orientation
    quarters.save(path, exif=exif, quality=95)
    kept, made = derived(path)
    assert made.picture == (Extent(200, 300) if orientation > 4 else Extent(300, 200))
    assert near(pixel(kept.tile("9/0_0"), (10, 10)), colours[corner])


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_stays_grey(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "scan.png"
    Image.new(mode, (40, 30)).save(path)
    kept, made = derived(path)
    assert made.is_grey
    assert kept.tile("6/0_0").mode == "L"


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    Image.new("I;16", (40, 30), 0x8000).save(path)
    assert derived(path)[0].tile("6/0_0").getpixel((20, 20)) == 128


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparent_parts_are_white(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "scan.png"
    Image.new(mode, (40, 30)).save(path)
    tile = derived(path)[0].tile("6/0_0").convert("L")
    assert tile.getextrema() == (255, 255)


def test_printing_inks_become_colours(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    Image.new("CMYK", (40, 30), (0, 255, 255, 0)).save(path)
    red, green, blue = pixel(derived(path)[0].tile("6/0_0"), (20, 20))
    assert red > 180
    assert max(green, blue) < 80


def test_a_colour_profile_is_not_passed_on(tmp_path: Path) -> None:
    """The tiles are sRGB, which viewers take for granted where no profile says otherwise."""
    path = tmp_path / "scan.tif"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    Image.new("RGB", (40, 30), (200, 100, 50)).save(path, icc_profile=profile.tobytes())
    kept = derived(path)[0]
    assert near(pixel(kept.tile("6/0_0"), (5, 5)), (200, 100, 50))
    assert b"ICC_PROFILE" not in b"".join(kept.values())


def test_a_truncated_scan_goes_in_as_far_as_it_decodes(tmp_path: Path, noise: Image.Image) -> None:
    path = tmp_path / "scan.jpg"
    noise.save(path, quality=90)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    kept, _ = derived(path)
    above, below = kept.tile("10/0_0"), kept.tile("10/1_1")
    assert len(above.convert("L").crop((0, 0, 512, 300)).getcolors() or ()) > 100
    assert len(below.convert("L").getcolors() or ()) == 1


def test_progress_is_told_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    Image.new("L", (10, 1025)).save(path)
    told: list[tuple[int, int | None]] = []
    derived(path, progress=lambda done, total, _: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_bomb_is_not_decoded(png_bomb: Path) -> None:
    with pytest.raises(UnreadableScan, match="60000 x 60000 pixels; at most 400000000"):
        derived(png_bomb)


def test_a_broken_scan_and_a_text_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 and nothing more")
    with pytest.raises(UnreadableScan):
        derived(path)
    path.write_text("nothing")
    with pytest.raises(Rejected):
        derived(path)
