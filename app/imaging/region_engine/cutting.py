"""Cutting a part of a level out of its tiles and scaling it, band by band.

Tall parts are made in bands so that memory stays bounded, and each band in the processor's cache.
"""

from math import ceil, floor
from typing import Final

from app.domain.derivative_levels import StoredTile
from app.domain.region import Region
from app.imaging.region_engine.decoded_tiles import DecodedTiles, Piece, TileSource
from app.imaging.region_engine.level_part import LevelPart
from app.imaging.region_engine.pixels import Pixels
from app.imaging.region_engine.scaling import Kernel, scale
from app.imaging.region_engine.workbench import Room, Workbench

Pieces = dict[StoredTile, Piece]
"""The decoded tiles that cover a part of a level, row by row."""

_BAND_PX: Final = 1_000_000


class Cutting:
    """One part of one level on its way to the answer, which lies in the workbench's room."""

    def __init__(
        self,
        tiles: DecodedTiles,
        source: TileSource,
        part: LevelPart,
        bench: Workbench,
        *,
        kernel: Kernel,
    ) -> None:
        self._tiles = tiles
        self._source = source
        self._part = part
        self._bench = bench
        self._kernel = kernel
        self._level = source.levels.extent(part.level)
        self._across, self._down = part.across, part.down
        self._all_seen = part.copied or self._seen(0, part.wanted.height_px)
        self._at_hand: Pieces = {}

    def pixels(self) -> Pixels:
        """Make the answer's pixels; they stay as long as the workbench is not used again."""
        part, wanted = self._part, self._part.wanted
        if part.copied:
            answer = self._joined(part.copied, self._fetched(part.copied), self._bench.answer)
        else:
            step = int(_BAND_PX / max((part.right - part.left) * self._down, wanted.width_px))
            answer = self._filtered(min(max(1, step), wanted.height_px))
        self._put_back(self._at_hand)
        return answer

    def _filtered(self, step: int) -> Pixels:
        """Scale so many of the answer's rows at once."""
        wanted, room = self._part.wanted, self._bench.answer
        for first in range(0, wanted.height_px, step):
            last = min(first + step, wanted.height_px)
            seen = self._seen(first, last)
            pieces = self._fetched(seen)
            if first == 0:
                (piece, *_) = pieces.values()
                answer = room.of(wanted.height_px, wanted.width_px, piece.pixels.shape[2])
            self._fill(answer[first:last], seen, pieces, first)
        return answer

    def _seen(self, first: int, last: int) -> Region:
        """Give what the filter sees of the level for the answer's rows from `first` to `last`."""
        part, level = self._part, self._level
        across, down = self._kernel.reach_px(self._across), self._kernel.reach_px(self._down)
        top, bottom = part.top + first * self._down, part.top + last * self._down
        x_px, y_px = max(0, floor(part.left) - across), max(0, floor(top) - down)
        right_px = min(level.width_px, ceil(part.right) + across)
        bottom_px = min(level.height_px, ceil(bottom) + down)
        return Region(x_px, y_px, right_px - x_px, bottom_px - y_px)

    def _fetched(self, seen: Region) -> Pieces:
        """Decode the tiles that cover a region; those of the band before are still at hand."""
        before, source = self._at_hand, self._source
        wanted = tuple(source.levels.covering(self._part.level, seen))
        self._at_hand = {tile: before.pop(tile) for tile in wanted if tile in before}
        self._put_back(before)
        for tile in wanted:
            if tile not in self._at_hand:
                piece = self._tiles.get(source, tile, self._all_seen, self._bench)
                self._at_hand[tile] = piece
        return self._at_hand

    def _put_back(self, pieces: Pieces) -> None:
        for piece in pieces.values():
            self._bench.put_back(piece.room)

    def _fill(self, answer: Pixels, seen: Region, pieces: Pieces, first: int) -> None:
        """Make some of the answer's rows, the first of which is `first`, from what is seen."""
        part = self._part
        if len(pieces) == 1:  # the filter looks at the tile itself
            (piece,) = pieces.values()
            cut, x_px, y_px = piece.pixels, piece.x_px, piece.y_px
        else:
            cut, x_px, y_px = self._joined(seen, pieces, self._bench.cut), seen.x_px, seen.y_px
        top, last = part.top + first * self._down - y_px, first + answer.shape[0]
        bottom = min(part.top + last * self._down - y_px, cut.shape[0])
        box = (part.left - x_px, top, part.right - x_px, bottom)
        scale(self._bench.resizer, cut, box, into=answer, kernel=self._kernel)

    def _joined(self, seen: Region, pieces: Pieces, room: Room) -> Pixels:
        """Put together the pixels of a region of the level."""
        first = next(iter(pieces.values()))
        answer = room.of(seen.height_px, seen.width_px, first.pixels.shape[2])
        for piece in pieces.values():
            left, top = piece.x_px - seen.x_px, piece.y_px - seen.y_px
            x, y = max(0, -left), max(0, -top)
            shown = piece.pixels[y : seen.height_px - top, x : seen.width_px - left]
            down, across = top + y, left + x
            answer[down : down + shown.shape[0], across : across + shown.shape[1]] = shown
        return answer
