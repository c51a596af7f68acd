"""What is made from an original once, so that it can be shown fast: tiles and whole pictures."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import Problem, Rejected
from app.domain.extent import Extent
from app.domain.tile_grid import TILE_PX

_MAKING: Final = 2  # raised when the same settings make other files than before
_EDITION_DIGITS: Final = 12
_LEAST_QUALITY, _BEST_QUALITY = 1, 95
_TILE_STEP_PX: Final = 16  # a JPEG's blocks with halved colour, so that tiles share none
_LEAST_TILE_PX, _LARGEST_TILE_PX = 64, 4096


@dataclass(frozen=True, slots=True)
class DerivativeSettings:
    """How derivatives are made.

    `jpeg_quality` is 1 to 95; `tile_px` a tile's side; `restart_px` the width after which a tile
    has a restart marker (ITU-T T.81, B.2.4.4), from where its parts can be read alone;
    `rendition_px` the longest side up to which whole levels are kept as one picture each.
    """

    jpeg_quality: int = 85
    tile_px: int = TILE_PX
    restart_px: int = 128
    rendition_px: int = 2048

    def __post_init__(self) -> None:
        """Refuse what no file could be made with."""
        if not _LEAST_QUALITY <= self.jpeg_quality <= _BEST_QUALITY:
            _refuse("jpeg_quality", self.jpeg_quality, "must be from 1 to 95")
        if self.tile_px % _TILE_STEP_PX or not _LEAST_TILE_PX <= self.tile_px <= _LARGEST_TILE_PX:
            _refuse("tile_px", self.tile_px, "must be a multiple of 16 from 64 to 4096")
        if self.restart_px < _TILE_STEP_PX or self.restart_px % _TILE_STEP_PX:
            _refuse("restart_px", self.restart_px, "must be a multiple of 16 and not 0")
        if self.rendition_px < 0:
            _refuse("rendition_px", self.rendition_px, "must be 0 or more")

    @property
    def edition(self) -> str:
        """A short name for files made so: 12 hex digits, others for every other setting."""
        told = f"{_MAKING} {sorted(asdict(self).items())}"
        return hashlib.sha256(told.encode()).hexdigest()[:_EDITION_DIGITS]


def _refuse(setting: str, value: int, reason: str) -> None:
    raise Rejected("Derivatives can't be made so.", (Problem(setting, str(value), reason),))


@dataclass(frozen=True, slots=True)
class StoredRendition:
    """A whole level of a derivative, kept as one picture."""

    size: Extent

    @property
    def name(self) -> str:
        """What it is called within the derivative's file."""
        return f"renditions/{self.size.width_px}x{self.size.height_px}.jpg"


StoredPicture = StoredTile | StoredRendition


@dataclass(frozen=True, slots=True)
class DerivativeShape:
    """Which pictures a derivative has, from its picture's size as shown and the settings."""

    picture: Extent
    settings: DerivativeSettings = DerivativeSettings()

    @property
    def levels(self) -> DerivativeLevels:
        """Its levels and their tiles."""
        return DerivativeLevels(self.picture, self.settings.tile_px)

    def is_rendition(self, level: int) -> bool:
        """Whether a level is kept whole too. One that fits in a tile needs no second picture."""
        size = self.levels.extent(level)
        longest_px = max(size.width_px, size.height_px)
        return self.settings.tile_px < longest_px <= self.settings.rendition_px

    def pictures(self) -> Iterator[StoredPicture]:
        """Name every picture of the derivative, level by level from the largest."""
        levels = self.levels
        for level in range(levels.top, -1, -1):
            yield from levels.tiles(level)
            if self.is_rendition(level):
                yield StoredRendition(levels.extent(level))
