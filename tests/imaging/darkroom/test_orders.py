"""What comes out of the darkroom is what one would have made oneself."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.domain.derivative import DerivativeSettings
from app.domain.embedded_facts import Fact
from app.domain.errors import DecoderBrokeOff, UnreadableScan
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import ImageFormat, RenderPlan
from app.imaging import characterise, derive, embedded_facts, render, scan_file
from app.imaging.darkroom import darkroom, orders

LIMITS = ImageLimits()
FORMATS = ("jpg", "png", "tif", "webp", "gif", "bmp", "jp2", "avif")


@pytest.fixture(params=FORMATS)
def scan(request: pytest.FixtureRequest, tmp_path: Path, noise: Image.Image) -> Path:
    """A scan of each format, turned by its EXIF and saying something of itself where it can."""
    path = tmp_path / f"scan.{request.param}"
    exif = Image.Exif()
    exif[274], exif[270] = 6, "Lodz, 1941"
    more: dict[str, Any] = {} if request.param in {"gif", "bmp", "jp2"} else {"exif": exif}
    noise.resize((320, 240)).save(path, **more)
    return path


@pytest.fixture
def one_scan(tmp_path: Path) -> Path:
    """A healthy scan."""
    Image.new("L", (4, 3)).save(path := tmp_path / "a.png")
    return path


def test_characteristics_facts_and_headers_are_the_same(scan: Path) -> None:
    found = orders.characterise(scan, limits=LIMITS)
    assert found == characterise.characterise(scan, limits=LIMITS)
    assert found.condition == "sound"
    facts = orders.embedded_facts(scan, limits=LIMITS)
    assert facts == embedded_facts.embedded_facts(scan)
    has_exif = scan.suffix not in {".gif", ".bmp", ".jp2"}
    assert facts.first(Fact.DESCRIPTION) == ("Lodz, 1941" if has_exif else "")
    header = orders.read_header(scan, limits=LIMITS)
    assert header.shown == scan_file.read_header(scan).shown


def test_pictures_are_the_same_to_the_byte(scan: Path) -> None:
    whole = scan_file.read_header(scan).shown.whole
    for wanted in (ImageFormat.JPG, ImageFormat.PNG):
        plan = RenderPlan(whole, 100, 100, rotation_deg=90.0, format=wanted)
        assert orders.render(scan, plan, limits=LIMITS) == render.render(scan, plan, limits=LIMITS)


def test_derivatives_are_the_same_file_for_file(scan: Path) -> None:
    made: list[dict[str, bytes]] = []

    class Kept(dict[str, bytes]):
        def add(self, name: str, body: bytes) -> None:
            self[name] = body

    for way in (orders.derive, derive.derive):
        kept = Kept()
        done: list[int] = []
        picture = way(
            scan,
            settings=DerivativeSettings(tile_px=64, restart_px=64),
            limits=LIMITS,
            into=kept,
            progress=lambda now, total, doing: done.append(now),  # noqa: B023, ARG005
        )
        assert picture.picture.area_px == 320 * 240
        assert done[0] == 0
        assert done[-1] == -(-picture.picture.height_px // 64)
        made.append(kept)
    assert made[0] == made[1]
    assert len(made[0]) > 20


def test_a_scan_that_is_turned_goes_through_scratch(tmp_path: Path) -> None:
    """What has to be turned and takes more than 100 MB lies on the disk meanwhile."""
    path = tmp_path / "turned.tif"
    exif = Image.Exif()
    exif[274] = 8
    Image.new("RGB", (7000, 5000), "maroon").save(path, exif=exif, compression="tiff_lzw")
    plan = RenderPlan(Extent(5000, 7000).whole, 50, 70)
    assert orders.render(path, plan, limits=LIMITS)

    class Nowhere:
        def add(self, name: str, body: bytes) -> None:
            pass

    made = orders.derive(path, settings=DerivativeSettings(), limits=LIMITS, into=Nowhere())
    assert made.picture == Extent(5000, 7000)


def test_a_file_that_is_not_there_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        orders.characterise(tmp_path / "none.png", limits=LIMITS)


@pytest.mark.parametrize(
    "said",
    [None, {}, [], {"media_type": 1}, {"media_type": "image/png", "width_px": "wide"}],
)
def test_what_can_not_be_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, one_scan: Path, said: Any
) -> None:
    """A process that was taken over by what it decoded may say anything."""
    monkeypatch.setattr(darkroom.Darkroom, "work", lambda *_, **__: (said, b""))
    with pytest.raises(UnreadableScan, match="says what can't be"):
        orders.read_header(one_scan, limits=LIMITS)
    assert "says what can't be" in orders.characterise(one_scan, limits=LIMITS).condition_note


def test_a_scan_over_which_decoding_ends_is_kept_as_unreadable(
    monkeypatch: pytest.MonkeyPatch, one_scan: Path
) -> None:
    """Decision 0008: whatever becomes of decoding it; 0021: also where the clock has run out."""

    def ended(*_: object) -> None:
        raise DecoderBrokeOff("The scan can't be decoded: the decoder broke off.")

    monkeypatch.setattr(darkroom.Darkroom, "_worked", ended)
    found = orders.characterise(one_scan, limits=LIMITS)
    assert (found.condition, found.width_px, found.height_px) == ("unreadable", 0, 0)
    assert found.condition_note == "The scan can't be decoded: the decoder broke off."
    assert found.media_type == "image/png"
