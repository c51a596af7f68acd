"""Judged against Pillow's one-step Lanczos filter on the original pixels."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import pytest
from PIL import Image

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.derivative_lookup import stored_answer
from app.domain.errors import UnreadableScan
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.region_engine.engine import RegionEngine
from app.imaging.render import render

Likeness = Callable[[Image.Image, Image.Image], float]
WHOLE = Region(0, 0, 1703, 1229)


class Source(Protocol):
    """The derivative of the fixtures."""

    shape: Any
    files: dict[str, bytes]
    reads: list[StoredTile]
    identity: str

    @property
    def levels(self) -> DerivativeLevels: ...

    def read(self, picture: StoredTile) -> bytes: ...


@pytest.fixture
def engine() -> RegionEngine:
    return RegionEngine(most_bytes=64 * 1024**2)


def plan(region: Region, width_px: int, height_px: int, **more: Any) -> RenderPlan:
    return RenderPlan(region, width_px, height_px, **({"format": ImageFormat.PNG} | more))


def shown(engine: RegionEngine, source: Source, asked: RenderPlan) -> Image.Image:
    picture = Image.open(BytesIO(engine.render(source, asked)))
    picture.load()
    return picture


def reference(card: Image.Image, region: Region, size: tuple[int, int]) -> Image.Image:
    box = (region.x_px, region.y_px, region.x_px + region.width_px, region.y_px + region.height_px)
    return card.resize(size, Image.Resampling.LANCZOS, box=box)


@pytest.mark.parametrize(
    ("format_", "least_psnr_db", "least_ssim"),
    [
        (ImageFormat.JPG, 29, 0.97),
        (ImageFormat.PNG, 31, 0.985),
        (ImageFormat.TIF, 31, 0.985),
        (ImageFormat.WEBP, 29, 0.96),
        (ImageFormat.AVIF, 29, 0.96),
    ],
)
@pytest.mark.parametrize(
    ("region", "size"),
    [
        (Region(101, 83, 700, 500), (700, 500)),
        (Region(101, 83, 701, 503), (500, 359)),
        (Region(0, 0, 1703, 1229), (850, 613)),
        (Region(13, 7, 1601, 1201), (431, 323)),
        (Region(300, 300, 200, 150), (400, 300)),
        (WHOLE, (300, 217)),
    ],
)
def test_it_is_what_exact_resampling_of_the_original_gives(  # noqa: PLR0913 - a table
    engine: RegionEngine,
    derived_card: Source,
    card: Image.Image,
    psnr_db: Likeness,
    ssim: Likeness,
    *,
    region: Region,
    size: tuple[int, int],
    format_: ImageFormat,
    least_psnr_db: float,
    least_ssim: float,
) -> None:
    made = shown(engine, derived_card, plan(region, *size, format=format_)).convert("RGB")
    wanted = reference(card, region, size)
    assert psnr_db(made, wanted) >= least_psnr_db
    assert ssim(made, wanted) >= least_ssim


@pytest.mark.parametrize("size", [(90, 65), (96, 69), (187, 135), (150, 108)])
def test_a_thumbnail_is_as_legible_as_one_made_from_the_original(
    engine: RegionEngine,
    derived_card: Source,
    card_file: Path,
    ssim: Likeness,
    size: tuple[int, int],
) -> None:
    asked = plan(WHOLE, *size)
    slow = Image.open(BytesIO(render(card_file, asked, limits=ImageLimits())))
    assert ssim(shown(engine, derived_card, asked), slow) >= 0.93


@pytest.mark.parametrize("scale", [1.0, 1.37, 2.0, 2.9, 0.7])
def test_pieces_fit_together(engine: RegionEngine, derived_card: Source, scale: float) -> None:
    """Four pieces whose borders are where none of the tiles' are."""
    step = 300
    region = Region(111, 97, 2 * step, 2 * step)
    side = round(step / scale)
    whole = shown(engine, derived_card, plan(region, 2 * side, 2 * side))
    joined = Image.new("RGB", whole.size)
    for x in (0, 1):
        for y in (0, 1):
            piece = Region(111 + x * step, 97 + y * step, step, step)
            joined.paste(shown(engine, derived_card, plan(piece, side, side)), (x * side, y * side))
    differences = [abs(a - b) for a, b in zip(joined.tobytes(), whole.tobytes(), strict=True)]
    assert max(differences) <= 2  # the filter's weights are rounded, nothing else is


@pytest.mark.parametrize(
    ("region", "size"),
    [
        (Region(0, 0, 256, 256), (256, 256)),
        (Region(1536, 1024, 167, 205), (167, 205)),
        (Region(0, 0, 512, 512), (256, 256)),
        (Region(1536, 1024, 167, 205), (84, 103)),
        (WHOLE, (852, 615)),
        (WHOLE, (426, 308)),
        (WHOLE, (213, 154)),
    ],
)
def test_other_formats_of_a_stored_picture_show_the_same_pixels(
    engine: RegionEngine,
    derived_card: Source,
    psnr_db: Likeness,
    region: Region,
    size: tuple[int, int],
) -> None:
    stored = stored_answer(RenderPlan(region, *size), derived_card.shape)
    assert stored is not None
    kept = Image.open(BytesIO(derived_card.files[stored.name]))
    made = shown(engine, derived_card, plan(region, *size))
    assert psnr_db(made, kept.convert("RGB")) >= 38  # a rendition was encoded once, tiles too


def test_a_tall_answer_made_in_bands_has_no_seams(
    engine: RegionEngine, derived_card: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = plan(Region(1, 1, 1000, 1200), 700, 840)
    whole = shown(engine, derived_card, asked)
    monkeypatch.setattr("app.imaging.region_engine.cutting._BAND_PX", 100_000)
    banded = shown(engine, derived_card, asked)
    differences = [abs(a - b) for a, b in zip(banded.tobytes(), whole.tobytes(), strict=True)]
    assert max(differences) <= 2


def test_only_the_tiles_that_a_region_needs_are_read(
    engine: RegionEngine, derived_card: Source
) -> None:
    derived_card.reads.clear()
    shown(engine, derived_card, plan(Region(10, 10, 100, 100), 90, 90))
    assert derived_card.reads == [StoredTile(11, 0, 0)]
    shown(engine, derived_card, plan(Region(20, 20, 100, 100), 90, 90))
    assert derived_card.reads == [StoredTile(11, 0, 0)]
    shown(engine, derived_card, plan(WHOLE, 90, 65))
    assert derived_card.reads[1:] == [StoredTile(7, 0, 0)]


@pytest.mark.parametrize(
    "other",
    [
        {"mirrored": True},
        {"rotation_deg": 90.0},
        {"rotation_deg": 22.5},
        {"quality": Quality.GRAY},
        {"quality": Quality.BITONAL},
        {"mirrored": True, "rotation_deg": 270.0, "quality": Quality.GRAY},
    ],
)
def test_turns_and_qualities_are_those_of_the_slow_way(
    engine: RegionEngine,
    derived_card: Source,
    card_file: Path,
    ssim: Likeness,
    other: dict[str, Any],
) -> None:
    asked = plan(Region(100, 100, 800, 600), 400, 300, **other)
    slow = Image.open(BytesIO(render(card_file, asked, limits=ImageLimits())))
    made = shown(engine, derived_card, asked)
    assert (made.size, made.mode) == (slow.size, slow.mode)
    assert ssim(made.convert("L"), slow.convert("L")) >= 0.9


def test_a_plan_for_another_picture_is_refused(engine: RegionEngine, derived_card: Source) -> None:
    with pytest.raises(UnreadableScan, match="1703 x 1229 pixels and no region"):
        engine.render(derived_card, plan(Region(0, 0, 1704, 1229), 100, 100))


@pytest.mark.parametrize("place", [(0, 0), (1702, 0), (0, 1228), (1702, 1228), (256, 255)])
@pytest.mark.parametrize("size", [(1, 1), (30, 20)])
def test_a_single_pixel_can_be_asked_for(
    engine: RegionEngine,
    derived_card: Source,
    card: Image.Image,
    place: tuple[int, int],
    size: tuple[int, int],
) -> None:
    made = shown(engine, derived_card, plan(Region(*place, 1, 1), *size))
    assert made.size == size
    pixel, wanted = made.getpixel((size[0] // 2, size[1] // 2)), card.getpixel(place)
    assert isinstance(pixel, tuple)
    assert isinstance(wanted, tuple)
    assert all(abs(a - b) <= 40 for a, b in zip(pixel, wanted, strict=True))
