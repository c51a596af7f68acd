"""A darkroom of the module's own, and scans to hand in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.domain.imagery import ImageLimits
from app.imaging.darkroom.darkroom import Darkroom

LIMITS = ImageLimits()


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    """A darkroom whose processes end with the module."""
    darkroom = Darkroom(LIMITS.max_decoding_bytes)
    yield darkroom
    darkroom.close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A PNG of 25 million pixels: it takes a good part of a second to read."""
    path = tmp_path / "large.png"
    Image.radial_gradient("L").resize((5000, 5000)).convert("RGB").save(path, compress_level=1)
    return path
