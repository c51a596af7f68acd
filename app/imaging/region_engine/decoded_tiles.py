"""Tiles decoded lately, kept because the next region will most often need them again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final, Protocol

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.tile_grid import TILE_PX
from app.imaging.region_engine.jpeg_part import part_of
from app.imaging.region_engine.pixels import COLOUR_BYTES, Pixels, decoded

Key = tuple[str, StoredTile]

_A_TILES_BYTES: Final = TILE_PX * TILE_PX * COLOUR_BYTES
_MOST_MET: Final = 64
_MOST_OF_IT: Final = 0.7


class TileSource(Protocol):
    """A derivative, as far as regions are cut from it."""

    @property
    def identity(self) -> str:
        """What it is known by: the same for the same tiles, and for no others."""

    @property
    def levels(self) -> DerivativeLevels:
        """Its levels."""

    def read(self, picture: StoredTile) -> bytes:
        """Read a tile's JPEG bytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Decoded pixels, and where they lie on their level. They are shared: nobody writes to them."""

    pixels: Pixels
    x_px: int
    y_px: int


class DecodedTiles:
    """Up to `most_bytes` of pixels; what was needed longest ago goes first. Threads may share it.

    When there is no room left, a tile is kept from its second use within a while on. Before that
    only the part is decoded that is wanted: it costs less, and pushes nothing out.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._tiles: OrderedDict[Key, Pixels] = OrderedDict()
        self._met: OrderedDict[Key, None] = OrderedDict()
        self._turn = Lock()

    @property
    def held_bytes(self) -> int:
        """How much memory the pixels take."""
        return self._bytes

    def get(self, source: TileSource, tile: StoredTile, wanted: Region) -> Piece:
        """Give a tile, or at least what is wanted of it: a region in pixels of its level.

        `UnreadableScan` where its bytes give no pixels.
        """
        key, place = (source.identity, tile), source.levels.place(tile)
        with self._turn:
            kept = self._tiles.get(key)
            if kept is not None:
                self._tiles.move_to_end(key)
                return Piece(kept, place.x_px, place.y_px)
            is_kept_now = self._is_kept_now(key)
        try:
            body = source.read(tile)
            piece = None if is_kept_now else _part(body, place, wanted)
            if piece is not None:
                return piece
            pixels = decoded(body, size=Extent(place.width_px, place.height_px))
        except UnreadableScan as fault:
            raise UnreadableScan(f"{tile.name} of a derivative: {fault}") from fault
        self._keep(key, pixels)
        return Piece(pixels, place.x_px, place.y_px)

    def _is_kept_now(self, key: Key) -> bool:
        """Whether there is room, or it was met a short while ago; take note that it is met."""
        if self._bytes + _A_TILES_BYTES <= self._most_bytes:
            return True
        if self._met.pop(key, False) is None:
            return self._most_bytes > 0
        self._met[key] = None
        if len(self._met) > _MOST_MET:
            self._met.popitem(last=False)
        return False

    def _keep(self, key: Key, pixels: Pixels) -> None:
        with self._turn:
            if key in self._tiles:
                return  # another thread was faster
            self._tiles[key] = pixels
            self._bytes += pixels.nbytes
            while self._bytes > self._most_bytes:
                _, oldest = self._tiles.popitem(last=False)
                self._bytes -= oldest.nbytes


def _part(body: bytes, place: Region, wanted: Region) -> Piece | None:
    """Decode what is wanted of a tile; None where most of it is, or it has no parts."""
    left, top = max(wanted.x_px - place.x_px, 0), max(wanted.y_px - place.y_px, 0)
    right = min(wanted.x_px + wanted.width_px - place.x_px, place.width_px)
    bottom = min(wanted.y_px + wanted.height_px - place.y_px, place.height_px)
    if (right - left) * (bottom - top) > _MOST_OF_IT * place.width_px * place.height_px:
        return None
    part = part_of(body, Region(left, top, right - left, bottom - top))
    if part is None:
        return None
    pixels = decoded(part.body, size=Extent(part.region.width_px, part.region.height_px))
    return Piece(pixels, place.x_px + part.region.x_px, place.y_px + part.region.y_px)
