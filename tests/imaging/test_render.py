"""Four quarters of known colour go in; what comes out is looked at where it must be."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.domain.errors import Rejected, UnreadableScan
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.render import render

Rendered = Callable[[Path, RenderPlan], Image.Image]
WHOLE = Region(0, 0, 300, 200)
COLOURS = {(255, 0, 0): "R", (0, 255, 0): "G", (0, 0, 255): "B", (255, 255, 0): "Y"}
LOSSY = {"jpg", "webp", "avif"}


def plan(region: Region = WHOLE, size: tuple[int, int] = (300, 200), **more: Any) -> RenderPlan:
    return RenderPlan(region, *size, **({"format": ImageFormat.PNG} | more))


def corners(picture: Image.Image) -> str:
    """Name the colours a tenth in from each corner: upper left, upper right, lower two."""
    width, height = picture.size
    places = [
        (x, y) for y in (height // 10, height * 9 // 10) for x in (width // 10, width * 9 // 10)
    ]
    return "".join(nearest(picture.convert("RGB"), place) for place in places)


def nearest(picture: Image.Image, place: tuple[int, int]) -> str:
    pixel = picture.getpixel(place)
    assert isinstance(pixel, tuple)
    for colour, name in COLOURS.items():
        if all(abs(a - b) <= 12 for a, b in zip(pixel, colour, strict=True)):
            return name
    return str(pixel)


@pytest.fixture
def scan(tmp_path: Path, quarters: Image.Image) -> Path:
    path = tmp_path / "scan.png"
    quarters.save(path)
    return path


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("jpg", {"quality": 95, "subsampling": 0}),
        ("jpg", {"quality": 95, "progressive": True}),
        ("png", {}),
        ("tif", {"compression": "tiff_lzw"}),
        ("tif", {"compression": "jpeg"}),
        ("webp", {"lossless": True}),
        ("avif", {"quality": 95}),
        ("gif", {}),
        ("bmp", {}),
        ("jp2", {}),
    ],
)
@pytest.mark.parametrize("size", [(300, 200), (150, 100), (31, 21), (10, 7), (450, 300)])
def test_every_format_of_scan_is_rendered(  # noqa: PLR0913 - three fixtures, three columns
    tmp_path: Path,
    quarters: Image.Image,
    rendered: Rendered,
    *,
    suffix: str,
    options: dict[str, Any],
    size: tuple[int, int],
) -> None:
    path = tmp_path / f"scan.{suffix}"
    quarters.save(path, **options)
    picture = rendered(path, plan(size=size))
    assert picture.size == size
    assert corners(picture) == "RGBY"


@pytest.mark.parametrize("format_", ImageFormat)
def test_every_format_is_given_out(scan: Path, rendered: Rendered, format_: ImageFormat) -> None:
    picture = rendered(scan, plan(format=format_))
    assert Image.MIME[picture.format or ""] == format_.media_type
    assert corners(picture) == "RGBY"


@pytest.mark.parametrize(
    ("region", "colours"),
    [
        (Region(0, 0, 150, 100), "RRRR"),
        (Region(150, 0, 150, 100), "GGGG"),
        (Region(100, 100, 100, 100), "BYBY"),
        (Region(299, 199, 1, 1), "YYYY"),
    ],
)
def test_a_region_is_where_it_is(
    scan: Path, rendered: Rendered, region: Region, colours: str
) -> None:
    size = (region.width_px, region.height_px)
    picture = rendered(scan, plan(region, size))
    assert picture.size == size
    assert corners(picture) == colours


@pytest.mark.parametrize(
    ("mirrored", "rotation_deg", "colours", "size"),
    [
        (False, 0.0, "RGBY", (60, 40)),
        (False, 90.0, "BRYG", (40, 60)),  # clockwise: lower left comes to upper left
        (False, 180.0, "YBGR", (60, 40)),
        (False, 270.0, "GYRB", (40, 60)),
        (True, 0.0, "GRYB", (60, 40)),
        (True, 90.0, "YGBR", (40, 60)),  # mirrored before it is turned: 3.0, 4.3
        (True, 180.0, "BYRG", (60, 40)),
    ],
)
def test_mirroring_comes_before_turning_clockwise(  # noqa: PLR0913 - a table of six columns
    scan: Path,
    rendered: Rendered,
    *,
    mirrored: bool,
    rotation_deg: float,
    colours: str,
    size: tuple[int, int],
) -> None:
    picture = rendered(scan, plan(size=(60, 40), mirrored=mirrored, rotation_deg=rotation_deg))
    assert picture.size == size
    assert corners(picture) == colours


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif"])
def test_an_exif_orientation_is_applied(
    tmp_path: Path, quarters: Image.Image, rendered: Rendered, orientation: int, suffix: str
) -> None:
    """EXIF 2.32, tag 274: where row 0 and column 0 are; 6: right side and top: turned by 90."""
    shown = {1: "RGBY", 2: "GRYB", 3: "YBGR", 4: "BYRG", 5: "RBGY", 6: "BRYG", 7: "YGBR", 8: "GYRB"}
    path = tmp_path / f"scan.{suffix}"
    exif = Image.Exif()
    exif[274] = orientation
    quarters.save(path, exif=exif)
    width, height = (200, 300) if orientation > 4 else (300, 200)
    whole = plan(Region(0, 0, width, height), (width // 10, height // 10))
    picture = rendered(path, whole)
    assert picture.size == (width // 10, height // 10)
    assert corners(picture) == shown[orientation]
    upper_left = plan(Region(0, 0, width // 2, height // 2), (width // 2, height // 2))
    assert corners(rendered(path, upper_left)) == shown[orientation][0] * 4


@pytest.mark.parametrize("format_", ImageFormat)
def test_the_corners_beside_a_turned_picture_are_empty_or_white(
    scan: Path, rendered: Rendered, format_: ImageFormat
) -> None:
    picture = rendered(scan, plan(rotation_deg=30.0, format=format_))
    assert picture.width == pytest.approx(360, abs=2)  # 300 cos 30 + 200 sin 30
    assert picture.height == pytest.approx(323, abs=2)
    seen = picture.convert("RGBA").getpixel((3, 3))
    assert isinstance(seen, tuple)
    if format_.has_transparency:
        assert seen[3] == 0
    else:
        assert min(seen[:3]) >= 250
    assert nearest(picture.convert("RGB"), (180, 60)) in {"R", "G"}


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("quality", Quality)
@pytest.mark.parametrize("rotation_deg", [0.0, 45.0])
def test_a_quality_takes_colour_away_and_adds_none(
    tmp_path: Path, quarters: Image.Image, mode: str, quality: Quality, rotation_deg: float
) -> None:
    path = tmp_path / "scan.png"
    quarters.convert(mode).save(path)
    for format_ in (ImageFormat.PNG, ImageFormat.JPG):
        asked = plan(quality=quality, rotation_deg=rotation_deg, format=format_)
        picture = Image.open(BytesIO(render(path, asked, limits=ImageLimits())))
        coloured = mode == "RGB" and quality in {Quality.DEFAULT, Quality.COLOR}
        assert (picture.mode in {"RGB", "RGBA"}) == coloured
        if quality is Quality.BITONAL and format_ is ImageFormat.PNG:
            grey = picture.convert("LA").getchannel("L").histogram()
            assert sum(grey[1:255]) == 0


def test_light_is_white_and_dark_black_in_bitonal(scan: Path, rendered: Rendered) -> None:
    """ITU-R BT.601: green weighs 150, yellow 226 of 255; red 76, blue 29."""
    picture = rendered(scan, plan(quality=Quality.BITONAL)).convert("L")
    places = [(10, 10), (290, 10), (10, 190), (290, 190)]
    assert [picture.getpixel(place) for place in places] == [0, 255, 0, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_transparent_parts_of_a_scan_are_white(
    tmp_path: Path, rendered: Rendered, mode: str, suffix: str
) -> None:
    path = tmp_path / f"scan.{suffix}"
    picture = Image.new(mode, (40, 30))
    picture.paste("black", (0, 0, 20, 30))
    picture.save(path)
    shown = rendered(path, plan(Region(0, 0, 40, 30), (40, 30)))
    assert shown.mode == ("RGB" if mode == "RGBA" else "L")
    assert shown.convert("L").getpixel((5, 5)) == 0
    assert shown.convert("L").getpixel((35, 5)) == 255


@pytest.mark.parametrize("suffix", ["png", "tif", "jp2"])
def test_sixteen_bits_become_eight(tmp_path: Path, rendered: Rendered, suffix: str) -> None:
    path = tmp_path / f"scan.{suffix}"
    Image.new("I;16", (40, 30), 0x8000).save(path)
    shown = rendered(path, plan(Region(0, 0, 40, 30), (20, 15)))
    assert shown.mode == "L"
    assert shown.getpixel((5, 5)) == 128


def test_printing_inks_become_colours(tmp_path: Path, rendered: Rendered) -> None:
    path = tmp_path / "scan.jpg"
    Image.new("CMYK", (40, 30), (0, 255, 255, 0)).save(path)
    shown = rendered(path, plan(Region(0, 0, 40, 30), (40, 30))).getpixel((5, 5))
    assert isinstance(shown, tuple)
    assert shown[0] > 180
    assert max(shown[1:]) < 80


def test_a_truncated_jpeg_is_shown_as_far_as_it_goes(
    tmp_path: Path, rendered: Rendered, noise: Image.Image
) -> None:
    path = tmp_path / "scan.jpg"
    noise.save(path, quality=90)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    shown = rendered(path, plan(Region(0, 0, 1024, 768), (1024, 768)))
    above, below = shown.crop((0, 0, 1024, 300)), shown.crop((0, 450, 1024, 768))
    assert len(above.convert("L").getcolors() or ()) > 100
    assert len(below.convert("L").getcolors() or ()) == 1


def test_pieces_of_a_jpeg_meet_without_a_seam(
    tmp_path: Path, rendered: Rendered, noise: Image.Image
) -> None:
    """At a quarter the decoder already halves: tiles and whole picture alike."""
    path = tmp_path / "scan.jpg"
    noise.save(path, quality=90)
    whole = rendered(path, plan(Region(0, 0, 1024, 768), (256, 192)))
    joined = Image.new("RGB", whole.size)
    for x in (0, 512):
        joined.paste(rendered(path, plan(Region(x, 0, 512, 768), (128, 192))), (x // 4, 0))
    assert joined.tobytes() == whole.tobytes()


def test_the_last_started_pixel_of_a_shrunk_jpeg_is_there(
    tmp_path: Path, rendered: Rendered
) -> None:
    """1,001 x 801 px at an eighth, 126 x 101: the decoder shrinks to 250 x 200 and drops one."""
    path = tmp_path / "scan.jpg"
    Image.new("RGB", (1001, 801), (0, 0, 255)).save(path, quality=95)
    shown = rendered(path, plan(Region(0, 0, 1001, 801), (126, 101)))
    assert nearest(shown, (125, 100)) == "B"


def test_nothing_of_the_file_is_told_but_its_pixels(tmp_path: Path, quarters: Image.Image) -> None:
    path = tmp_path / "scan.jpg"
    exif = Image.Exif()
    exif[315] = "secret"  # Artist
    quarters.save(path, exif=exif, comment=b"secret")
    assert b"secret" in path.read_bytes()
    for format_ in ImageFormat:
        assert b"secret" not in render(path, plan(format=format_), limits=ImageLimits())


def test_a_bomb_is_not_decoded(png_bomb: Path) -> None:
    asked = plan(Region(0, 0, 512, 512), (512, 512))
    with pytest.raises(UnreadableScan, match="60000 x 60000 pixels; at most 400000000"):
        render(png_bomb, asked, limits=ImageLimits())


def test_a_plan_for_another_picture_is_refused(scan: Path) -> None:
    with pytest.raises(UnreadableScan, match="300 x 200 pixels and no region 0,0,301,200"):
        render(scan, plan(Region(0, 0, 301, 200)), limits=ImageLimits())


def test_a_broken_scan_and_a_text_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 and nothing more")
    with pytest.raises(UnreadableScan):
        render(path, plan(), limits=ImageLimits())
    path.write_text("nothing")
    with pytest.raises(Rejected):
        render(path, plan(), limits=ImageLimits())
