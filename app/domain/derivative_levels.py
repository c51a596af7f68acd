"""The levels of a derivative, numbered as Deep Zoom does: level 0 is one pixel."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.tile_grid import TILE_PX, reduced


@dataclass(frozen=True, slots=True, order=True)
class StoredTile:
    """One tile of a derivative: its level, and its place there counted from the top left."""

    level: int
    column: int
    row: int

    @property
    def name(self) -> str:
        """What it is called within the derivative's file, after the custom of Deep Zoom."""
        return f"picture_files/{self.level}/{self.column}_{self.row}.jpg"


@dataclass(frozen=True, slots=True)
class DerivativeLevels:
    """A picture halved down to one pixel; each level cut into tiles without overlap.

    A started pixel counts in full at every level, as in `TileGrid`: from the top level down to the
    first that one tile holds, these levels are those of info.json.
    """

    picture: Extent
    tile_px: int = TILE_PX

    @property
    def top(self) -> int:
        """The number of the level that has all pixels."""
        return (max(self.picture.width_px, self.picture.height_px) - 1).bit_length()

    def factor(self, level: int) -> int:
        """How many pixels of the picture, on each side, are one at a level."""
        return 1 << (self.top - level)

    def level_at(self, factor: int) -> int:
        """Which level has a scale factor (a power of two); less than 0 where none has."""
        return self.top - (factor.bit_length() - 1)

    def extent(self, level: int) -> Extent:
        """Give the size of a level."""
        factor = self.factor(level)
        width_px = reduced(self.picture.width_px, factor)
        return Extent(width_px, reduced(self.picture.height_px, factor))

    def columns(self, level: int) -> int:
        """How many tiles stand side by side."""
        return reduced(self.extent(level).width_px, self.tile_px)

    def rows(self, level: int) -> int:
        """How many tiles stand one above the other."""
        return reduced(self.extent(level).height_px, self.tile_px)

    def place(self, tile: StoredTile) -> Region:
        """Give the pixels of its level that a tile shows; those at the edges are smaller."""
        size = self.extent(tile.level)
        x_px, y_px = tile.column * self.tile_px, tile.row * self.tile_px
        width_px = min(self.tile_px, size.width_px - x_px)
        return Region(x_px, y_px, width_px, min(self.tile_px, size.height_px - y_px))

    def tiles(self, level: int) -> Iterator[StoredTile]:
        """Name the tiles of a level, row by row."""
        for row in range(self.rows(level)):
            for column in range(self.columns(level)):
                yield StoredTile(level, column, row)

    def covering(self, level: int, region: Region) -> Iterator[StoredTile]:
        """Name the tiles that a region, in pixels of the level, touches, row by row."""
        right_px, bottom_px = region.x_px + region.width_px, region.y_px + region.height_px
        for row in range(region.y_px // self.tile_px, reduced(bottom_px, self.tile_px)):
            for column in range(region.x_px // self.tile_px, reduced(right_px, self.tile_px)):
                yield StoredTile(level, column, row)
