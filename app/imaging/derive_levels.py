"""Halving a picture while its rows come in: each level keeps one row of tiles and no more."""

from typing import Protocol

from PIL import Image

from app.domain.derivative import DerivativeShape, StoredRendition
from app.domain.derivative_levels import StoredTile
from app.imaging.derive_halving import HalvingWindow
from app.imaging.tile_jpeg import tile_jpeg


class Entries(Protocol):
    """Where the files of a derivative go, one after the other."""

    def add(self, name: str, body: bytes) -> None:
        """Keep one file under its name, which has forward slashes."""


class LevelMaker:
    """Makes the tiles of one level from rows that are given in order, and passes half of them on.

    What is passed on is what Lanczos's filter makes of the whole level, whatever the pieces.
    """

    def __init__(self, shape: DerivativeShape, level: int, mode: str, *, into: Entries) -> None:
        self._shape = shape
        self._level = level
        self._into = into
        self._size = shape.levels.extent(level)
        self._row = 0
        self._window = HalvingWindow(mode, self._size, fresh_px=shape.settings.tile_px)
        size_px = self._size.width_px, self._size.height_px
        self._whole = Image.new(mode, size_px) if shape.is_rendition(level) else None
        self._below = LevelMaker(shape, level - 1, mode, into=into) if level else None
        self.missing_px = self._size.height_px

    def take(self, rows: Image.Image) -> None:
        """Go on with rows of the level's full width, as many as there are at hand."""
        if self._whole:
            self._whole.paste(rows, (0, self._size.height_px - self.missing_px))
        self.missing_px -= rows.height
        taken_px = 0
        while taken_px < rows.height:
            taken_px += self._window.fill(rows, start_px=taken_px)
            if self._window.is_full:
                self._finish_row()
        if self._whole and not self.missing_px:
            self._into.add(StoredRendition(self._size).name, self._jpeg(self._whole))

    def _finish_row(self) -> None:
        tile_px, width_px = self._shape.settings.tile_px, self._size.width_px
        for column in range(self._shape.levels.columns(self._level)):
            left = column * tile_px
            tile = self._window.cut(left, min(left + tile_px, width_px))
            self._into.add(StoredTile(self._level, column, self._row).name, self._jpeg(tile))
        self._row += 1
        if self._below and (half := self._window.halved()):
            self._below.take(half)
        self._window.go_on()

    def _jpeg(self, picture: Image.Image) -> bytes:
        settings = self._shape.settings
        return tile_jpeg(picture, quality=settings.jpeg_quality, restart_px=settings.restart_px)
