"""Pictures made for a test, and the way back from bytes to pixels."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.domain.imagery import ImageLimits
from app.domain.render_plan import RenderPlan
from app.imaging.render import render

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))


@pytest.fixture
def quarters() -> Image.Image:
    """300 x 200 px: red and green above, blue and yellow below, each 150 x 100 px."""
    picture = Image.new("RGB", (300, 200))
    for place, colour in zip([(0, 0), (150, 0), (0, 100), (150, 100)], COLOURS, strict=True):
        picture.paste(colour, (*place, place[0] + 150, place[1] + 100))
    return picture


@pytest.fixture
def noise() -> Image.Image:
    """1024 x 768 px of noise, always the same: every pixel differs from its neighbours."""
    chance = np.random.default_rng(19411201)
    tones = chance.normal(128, (40, 60, 80), (768, 1024, 3)).clip(0, 255)
    return Image.fromarray(tones.astype(np.uint8))


@pytest.fixture
def rendered() -> Callable[..., Image.Image]:
    """Render a plan and decode what comes out."""

    def render_and_decode(path: Path, plan: RenderPlan) -> Image.Image:
        picture = Image.open(BytesIO(render(path, plan, limits=ImageLimits())))
        picture.load()
        return picture

    return render_and_decode


@pytest.fixture
def png_bomb(tmp_path: Path) -> Path:
    """Write a PNG of 60,000 x 60,000 px by hand: a header and a few bytes of nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )
    return path
