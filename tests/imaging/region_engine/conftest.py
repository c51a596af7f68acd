"""A picture to judge by, its derivative in memory, and two measures of likeness."""

from collections.abc import Callable
from math import log10
from pathlib import Path

import pytest
import pyvips
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageStat

from app.domain.derivative import DerivativeSettings, DerivativeShape
from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.imaging.derive import derive

Likeness = Callable[[Image.Image, Image.Image], float]


class InMemory:
    """A derivative whose files are kept in memory."""

    def __init__(self, path: Path, settings: DerivativeSettings) -> None:
        self.files: dict[str, bytes] = {}
        self.reads: list[StoredTile] = []
        made = derive(path, settings=settings, limits=ImageLimits(), into=self)
        self.shape = DerivativeShape(made.picture, settings)
        self.identity = str(path)

    @property
    def levels(self) -> DerivativeLevels:
        return self.shape.levels

    def add(self, name: str, body: bytes) -> None:
        self.files[name] = body

    def read(self, picture: StoredTile) -> bytes:
        self.reads.append(picture)
        return self.files[picture.name]


@pytest.fixture(scope="session")
def card() -> Image.Image:
    """1,703 x 1,229 px, hard on purpose: thin coloured lines of every direction, and writing."""
    size = Extent(1703, 1229)
    light = Image.linear_gradient("L").resize((size.width_px, size.height_px))
    print_ = Image.merge("RGB", (light, light.point([v * 3 // 4 for v in range(256)]), light))
    pen = ImageDraw.Draw(print_)
    for turn in range(0, 1229, 37):
        pen.line((0, turn, 1703, 1229 - turn), fill=(turn % 256, 90, 200 - turn % 200), width=3)
    for step in range(12, 60, 4):
        pen.text(
            (60, step * 20 - 200), "Lwów, 3 maja 1938 r.", "black", ImageFont.load_default(step)
        )
    return print_.filter(ImageFilter.GaussianBlur(0.7))


@pytest.fixture(scope="session")
def card_file(card: Image.Image, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("card") / "card.png"
    card.save(path, compress_level=1)
    return path


@pytest.fixture(scope="session")
def derived_card(card_file: Path) -> InMemory:
    """Its derivative with the settings of every day, in smaller tiles."""
    return InMemory(card_file, DerivativeSettings(tile_px=256))


@pytest.fixture(scope="session")
def in_memory() -> type[InMemory]:
    """Makes derivatives in memory."""
    return InMemory


@pytest.fixture(scope="session")
def psnr_db() -> Likeness:
    """Peak signal to noise ratio: above 30 dB one sees little, above 40 nothing."""

    def measure(one: Image.Image, other: Image.Image) -> float:
        squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
        mean = sum(squares) / (len(squares) * one.width * one.height)
        return 10 * log10(255**2 / mean) if mean else 100.0

    return measure


@pytest.fixture(scope="session")
def ssim() -> Likeness:
    """Structural similarity of luminance (Wang et al., 2004), over blocks of 8 x 8; 1 is alike."""

    def measure(one: Image.Image, other: Image.Image) -> float:
        x, y = (_as_vips(picture.convert("L")).cast("float") for picture in (one, other))
        mean_x, mean_y = _blocks(x), _blocks(y)
        spread_x = _blocks(x * x) - mean_x * mean_x
        spread_y = _blocks(y * y) - mean_y * mean_y
        common = _blocks(x * y) - mean_x * mean_y
        c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
        likeness = (2 * mean_x * mean_y + c1) * (2 * common + c2)
        scale = (mean_x * mean_x + mean_y * mean_y + c1) * (spread_x + spread_y + c2)
        return float((likeness / scale).avg())

    return measure


def _as_vips(grey: Image.Image) -> pyvips.Image:
    return pyvips.Image.new_from_memory(grey.tobytes(), grey.width, grey.height, 1, "uchar")


def _blocks(image: pyvips.Image) -> pyvips.Image:
    return image.shrink(8, 8)
