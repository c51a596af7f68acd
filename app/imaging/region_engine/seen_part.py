"""The part of a level that becomes an answer: which of its pixels are seen, and their tiles."""

from math import ceil, floor
from typing import Generic

from app.domain.derivative_levels import StoredTile
from app.domain.region import Region
from app.imaging.region_engine.decoded_tiles import DecodedTiles, P, Piece, TileSource
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.scaling import Kernel
from app.imaging.region_engine.workbench import Workbench


class SeenPart(Generic[P]):
    """One part of one level on its way to the answer, its tiles decoded as they are needed."""

    def __init__(
        self,
        tiles: DecodedTiles[P],
        source: TileSource,
        part: LevelPart,
        bench: Workbench,
        *,
        kernel: Kernel,
    ) -> None:
        self.part, self.bench, self.kernel = part, bench, kernel
        self.across, self.down = part.across, part.down
        self.level = source.levels.extent(part.level)
        self._tiles = tiles
        self._source = source
        self._at_hand: dict[StoredTile, Piece[P]] = {}

    def seen(self, first: int, last: int, *, times: int = 1) -> Region:
        """Give what the filter sees of the level for the answer's rows from `first` to `last`.

        It looks so many `times` as far where its pixels are as much larger, the last one of them
        perhaps a started one.
        """
        part, level = self.part, self.level
        across, down = (
            times * self.kernel.reach_px(scale) + (times - 1) * (ceil(scale) + 1)
            for scale in (self.across, self.down)
        )
        top, bottom = part.top + first * self.down, part.top + last * self.down
        x_px, y_px = max(0, floor(part.left) - across), max(0, floor(top) - down)
        right_px = min(level.width_px, ceil(part.right) + across)
        bottom_px = min(level.height_px, ceil(bottom) + down)
        return Region(x_px, y_px, right_px - x_px, bottom_px - y_px)

    def fetched(self, seen: Region, *, of: Region) -> list[Piece[P]]:
        """Decode the tiles that cover a region; those of the band before are still at hand.

        `of` is all that will be seen: of a tile that is not kept so much is decoded.
        """
        before, source = self._at_hand, self._source
        wanted = tuple(source.levels.covering(self.part.level, seen))
        self._at_hand = {tile: before.pop(tile) for tile in wanted if tile in before}
        self._put_back(before)
        for tile in wanted:
            if tile not in self._at_hand:
                self._at_hand[tile] = self._tiles.get(source, tile, of, self.bench)
        return list(self._at_hand.values())

    def leave(self) -> None:
        """Put back the rooms of what is at hand."""
        self._put_back(self._at_hand)
        self._at_hand = {}

    def _put_back(self, pieces: dict[StoredTile, Piece[P]]) -> None:
        for piece in pieces.values():
            self.bench.put_back(piece.room)
