"""Tiles decoded lately, kept because the next region will most often need them again."""

from collections import OrderedDict
from threading import Lock
from typing import Protocol

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.imaging.region_engine.pixels import Pixels, decoded


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


class DecodedTiles:
    """Up to `most_bytes` of pixels; what was needed longest ago goes first. Threads may share it.

    What it gives is shared, and can't be written to.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._tiles: OrderedDict[tuple[str, StoredTile], Pixels] = OrderedDict()
        self._turn = Lock()

    @property
    def held_bytes(self) -> int:
        """How much memory the pixels take."""
        return self._bytes

    def get(self, source: TileSource, tile: StoredTile) -> Pixels:
        """Give a tile's pixels; `UnreadableScan` where its bytes give none."""
        key = (source.identity, tile)
        with self._turn:
            kept = self._tiles.get(key)
            if kept is not None:
                self._tiles.move_to_end(key)
                return kept
        pixels = _decoded(source, tile)
        self._keep(key, pixels)
        return pixels

    def _keep(self, key: tuple[str, StoredTile], pixels: Pixels) -> None:
        with self._turn:
            if key in self._tiles:
                return  # another thread was faster
            self._tiles[key] = pixels
            self._bytes += pixels.nbytes
            while self._bytes > self._most_bytes:
                _, oldest = self._tiles.popitem(last=False)
                self._bytes -= oldest.nbytes


def _decoded(source: TileSource, tile: StoredTile) -> Pixels:
    place = source.levels.place(tile)
    try:
        return decoded(source.read(tile), size=Extent(place.width_px, place.height_px))
    except UnreadableScan as fault:
        raise UnreadableScan(f"{tile.name} of a derivative: {fault}") from fault
