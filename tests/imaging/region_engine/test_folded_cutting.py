"""JPEG files made of planes, beside those made of pixels."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.domain.derivative import DerivativeSettings
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.imaging.region_engine.decoded_tiles import TileSource
from app.imaging.region_engine.engine import RegionEngine

Likeness = Callable[[Image.Image, Image.Image], float]
PLANES, PIXELS = RegionEngine(most_bytes=64 * 1024**2), RegionEngine(most_bytes=0)
REGIONS = [
    (Region(101, 83, 701, 503), (500, 359)),
    (Region(0, 0, 1703, 1229), (851, 614)),
    (Region(1, 1, 1000, 1200), (701, 841)),
    (Region(1403, 1029, 300, 200), (223, 149)),  # odd, at the end of odd sides
    (Region(1403, 1029, 300, 200), (300, 200)),
    (Region(256, 256, 256, 256), (255, 255)),
    (Region(13, 7, 1601, 1201), (431, 323)),
    (Region(300, 301, 200, 151), (401, 299)),
    (Region(0, 0, 1703, 1229), (700, 3)),  # squeezed
    (Region(0, 0, 1703, 1229), (3, 700)),
]


def shown(engine: RegionEngine, source: TileSource, plan: RenderPlan) -> Image.Image:
    picture = Image.open(BytesIO(engine.render(source, plan)))
    picture.load()
    return picture


def test_both_ways_have_their_names() -> None:
    assert (PLANES.way, PIXELS.way) == ("planes", "pixels")


@pytest.mark.parametrize(("region", "size"), REGIONS)
def test_planes_show_what_pixels_show(
    derived_card: TileSource, psnr_db: Likeness, region: Region, size: tuple[int, int]
) -> None:
    plan = RenderPlan(region, *size)
    planes, pixels = shown(PLANES, derived_card, plan), shown(PIXELS, derived_card, plan)
    assert (planes.mode, planes.size) == (pixels.mode, pixels.size) == ("RGB", size)
    assert psnr_db(planes, pixels) >= 32  # coloured lines: pixels smear colour twice, planes once


@pytest.mark.parametrize(("region", "size"), REGIONS)
def test_what_comes_from_kept_tiles_is_what_comes_from_parts(
    derived_card: TileSource, region: Region, size: tuple[int, int]
) -> None:
    """With room for little, only parts are decoded: the bytes are the same."""
    plan = RenderPlan(region, *size)
    forgetful = RegionEngine(most_bytes=300_000)
    assert forgetful.render(derived_card, plan) == PLANES.render(derived_card, plan)


def test_a_tall_answer_made_in_bands_has_no_seams(
    derived_card: TileSource, psnr_db: Likeness, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = RenderPlan(Region(1, 1, 1000, 1200), 700, 841)
    whole = shown(PLANES, derived_card, plan)
    monkeypatch.setattr("app.imaging.region_engine.folded_cutting._BAND_PX", 100_000)
    assert psnr_db(shown(PLANES, derived_card, plan), whole) >= 50


@pytest.mark.parametrize(("region", "size"), REGIONS[:4])
def test_grey_stays_grey(  # noqa: PLR0913, PLR0917 - a table
    card: Image.Image,
    tmp_path: Path,
    in_memory: Any,
    psnr_db: Likeness,
    region: Region,
    size: tuple[int, int],
) -> None:
    card.convert("L").save(tmp_path / "grey.png", compress_level=1)
    source = in_memory(tmp_path / "grey.png", DerivativeSettings(tile_px=256))
    plan = RenderPlan(region, *size)
    planes, pixels = shown(PLANES, source, plan), shown(PIXELS, source, plan)
    assert (planes.mode, planes.size) == ("L", size)
    assert psnr_db(planes, pixels) >= 45
