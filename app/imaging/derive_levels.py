"""Halving a picture while its rows come in: each level keeps one row of tiles and no more."""

from typing import Final, Protocol

from PIL import Image

from app.domain.derivative import DerivativeShape, StoredRendition
from app.domain.derivative_levels import StoredTile
from app.domain.extent import Extent
from app.imaging.tile_jpeg import tile_jpeg

_HALF: Final = 2


class Entries(Protocol):
    """Where the files of a derivative go, one after the other."""

    def add(self, name: str, body: bytes) -> None:
        """Keep one file under its name, which has forward slashes."""


class LevelMaker:
    """Makes the tiles of one level from rows that are given in order, and passes half of them on.

    Half is the average of two by two pixels; at an odd edge, of those that there are. So each
    pixel of each level is the average of the picture's own pixels in its place: nothing shifts.
    """

    def __init__(self, shape: DerivativeShape, level: int, mode: str, *, into: Entries) -> None:
        self._shape = shape
        self._level = level
        self._into = into
        self._size = shape.levels.extent(level)
        self._row = 0
        self._begun: list[Image.Image] = []
        self._whole = _canvas(mode, self._size) if shape.is_rendition(level) else None
        self._below = LevelMaker(shape, level - 1, mode, into=into) if level else None
        self.missing_px = self._size.height_px

    def take(self, rows: Image.Image) -> None:
        """Go on with rows of the level's full width, at most as many as one row of tiles has."""
        if self._whole:
            self._whole.paste(rows, (0, self._size.height_px - self.missing_px))
        self.missing_px -= rows.height
        self._begun.append(rows)
        gathered_px = sum(part.height for part in self._begun)
        if gathered_px == self._shape.settings.tile_px or not self.missing_px:
            self._finish_row(_joined(self._begun, gathered_px))
        if self._whole and not self.missing_px:
            self._into.add(StoredRendition(self._size).name, self._jpeg(self._whole))

    def _finish_row(self, rows: Image.Image) -> None:
        tile_px = self._shape.settings.tile_px
        for column in range(self._shape.levels.columns(self._level)):
            left = column * tile_px
            box = (left, 0, min(left + tile_px, rows.width), rows.height)
            name = StoredTile(self._level, column, self._row).name
            self._into.add(name, self._jpeg(rows.crop(box)))
        self._row += 1
        self._begun = []
        if self._below:
            self._below.take(rows.reduce(_HALF))

    def _jpeg(self, picture: Image.Image) -> bytes:
        settings = self._shape.settings
        return tile_jpeg(picture, quality=settings.jpeg_quality, restart_px=settings.restart_px)


def _canvas(mode: str, size: Extent) -> Image.Image:
    return Image.new(mode, (size.width_px, size.height_px))


def _joined(parts: list[Image.Image], height_px: int) -> Image.Image:
    if len(parts) == 1:
        return parts[0]
    rows = Image.new(parts[0].mode, (parts[0].width, height_px))
    below = 0
    for part in parts:
        rows.paste(part, (0, below))
        below += part.height
    return rows
