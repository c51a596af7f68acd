"""Whatever the grammar allows, on pictures so small that each is all edges."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.imaging.derive import derive
from app.imaging.region_engine.engine import RegionEngine
from app.imaging.turning import finished

SIDES = st.sampled_from([1, 2, 3, 20, 63, 64, 65, 69, 70])
MODES = st.sampled_from(["L", "RGB"])
LOSSLESS = st.sampled_from([ImageFormat.PNG, ImageFormat.TIF])
LOSSY = st.sampled_from([ImageFormat.JPG, ImageFormat.WEBP, ImageFormat.GIF, ImageFormat.AVIF])
RIGHT_TURNS = st.sampled_from([0.0, 90.0, 180.0, 270.0])
OBLIQUE_TURNS = st.integers(1, 35_999).map(lambda hundredths: hundredths / 100)


class Small:
    """A smooth picture that darkens to the right and reddens downwards, and its derivative."""

    def __init__(self, width_px: int, height_px: int, mode: str) -> None:
        across = np.linspace(230, 30, width_px)[None, :].repeat(height_px, 0)
        down = np.linspace(40, 210, height_px)[:, None].repeat(width_px, 1)
        bands = [across, (across + down) / 2, down][: 1 if mode == "L" else 3]
        raw = np.stack(bands, 2).round().astype(np.uint8)
        self.picture = Image.fromarray(raw[:, :, 0] if mode == "L" else raw)
        self.files: dict[str, bytes] = {}
        making = DerivativeSettings(tile_px=64, jpeg_quality=95)
        with TemporaryDirectory() as folder:
            scan = Path(folder) / "scan.png"
            self.picture.save(scan)
            made = derive(scan, settings=making, limits=ImageLimits(), into=self)
        self.levels: DerivativeLevels = DerivativeShape(made.picture, making).levels
        self.identity = f"{mode} {width_px} {height_px}"

    def add(self, name: str, body: bytes) -> None:
        self.files[name] = body

    def read(self, picture: StoredTile) -> bytes:
        return self.files[picture.name]


small = cache(Small)


@st.composite
def plans(draw: st.DrawFn, formats: st.SearchStrategy[ImageFormat]) -> tuple[Small, RenderPlan]:
    source = small(draw(SIDES), draw(SIDES), draw(MODES))
    width, height = source.picture.size
    x, y = draw(st.integers(0, width - 1)), draw(st.integers(0, height - 1))
    across, down = draw(st.integers(1, width - x)), draw(st.integers(1, height - y))
    plan = RenderPlan(
        Region(x, y, across, down),
        draw(st.integers(1, 2 * across)),
        draw(st.integers(1, 2 * down)),
        mirrored=draw(st.booleans()),
        rotation_deg=draw(st.one_of(RIGHT_TURNS, OBLIQUE_TURNS)),
        quality=draw(st.sampled_from(list(Quality))),
        format=draw(formats),
    )
    return source, plan


def reference(source: Small, plan: RenderPlan) -> Image.Image:
    region = plan.region
    box = (region.x_px, region.y_px, region.x_px + region.width_px, region.y_px + region.height_px)
    size = (plan.width_px, plan.height_px)
    return finished(source.picture.resize(size, Image.Resampling.LANCZOS, box=box), plan)


def shown(source: Any, plan: RenderPlan) -> Image.Image:
    engine = RegionEngine(most_bytes=10**6)
    return Image.open(BytesIO(engine.render(source, plan)))


def furthest(one: Image.Image, other: Image.Image) -> int:
    assert one.size == other.size
    assert one.mode == other.mode
    return int(np.abs(np.array(one).astype(int) - np.array(other).astype(int)).max())


def tolerance(source: Small, plan: RenderPlan) -> float:
    """Some for the JPEG of the tiles, and half of what a pixel of the level taken differs.

    On pictures of a few pixels one pixel more or less is a great part of the whole ramp.
    """
    steps = [180 / max(1, side - 1) for side in source.picture.size]
    scales = plan.region.width_px / plan.width_px, plan.region.height_px / plan.height_px
    shrunk = max(1.0, min(scales))
    return 8 + sum(step * shrunk for step in steps) / 2


_BLACK_BELOW = 128  # as IIIF leaves it to the server; see `app.imaging.turning`


def unsure(source: Small, plan: RenderPlan) -> Any:
    """Say where a pixel may be black or white: where its grey is near to the border of both."""
    grey = reference(source, replace(plan, quality=Quality.GRAY)).convert("LA")
    return np.abs(np.array(grey)[:, :, 0].astype(int) - _BLACK_BELOW) <= tolerance(source, plan)


@given(plans(LOSSLESS))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_request_is_what_the_original_gives(asked: tuple[Small, RenderPlan]) -> None:
    source, plan = asked
    made, wanted = shown(source, plan), reference(source, plan)
    if plan.quality is Quality.BITONAL:
        assert (made.size, made.mode) == (wanted.size, wanted.mode)
        differs = (np.array(made.convert("LA")) != np.array(wanted.convert("LA"))).any(axis=2)
        assert not (differs & ~unsure(source, plan)).any()
    else:
        assert furthest(made, wanted) <= tolerance(source, plan)


_LEAST_PX = 16  # a block of JPEG with halved colour: narrower pictures are all edges


def on_white(picture: Image.Image) -> Any:
    """Lay a picture of any mode on white paper."""
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return np.array(Image.alpha_composite(paper, seen).convert("RGB")).astype(int)


@given(plans(LOSSY))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_lossy_file_shows_what_lossless_formats_show(asked: tuple[Small, RenderPlan]) -> None:
    source, plan = asked
    lossy = shown(source, plan)
    lossless = shown(source, replace(plan, format=ImageFormat.PNG))
    assert lossy.size == lossless.size
    assert lossy.mode in {"L", "P", "RGB", "RGBA"}
    one, other = on_white(lossy), on_white(lossless)
    if min(one.shape[:2]) < _LEAST_PX or min(plan.width_px, plan.height_px) < _LEAST_PX:
        return
    few = 20 if plan.quality is Quality.BITONAL else 0  # a row of pixels may change sides
    assert np.abs(one.mean((0, 1)) - other.mean((0, 1))).max() <= 4 + few  # no colour shifts
    assert np.abs(one - other).mean() <= 8 + few


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1)])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_pictures_as_thin_as_can_be_are_shown(size: tuple[int, int], mode: str) -> None:
    source = small(*size, mode)
    longest = max(size)
    for width, height in ({size, (1, 1), tuple(-(-side // 3) for side in size)}):  # fmt: skip
        whole = Extent(*size).whole
        plan = RenderPlan(whole, width, height, format=ImageFormat.PNG)
        assert furthest(shown(source, plan), reference(source, plan)) <= (6 if longest > 1 else 3)
