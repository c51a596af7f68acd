"""Tiles decoded lately, kept because the next region will most often need them again."""

from collections import OrderedDict
from io import BytesIO
from threading import Lock
from typing import Final, Protocol

from PIL import Image

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import UnreadableScan
from app.imaging.decoders import decoding

_BYTES_A_PIXEL: Final = {"L": 1, "RGB": 4}  # as Pillow holds them in memory


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

    What it gives is shared: cut and copy it, never draw on it.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._tiles: OrderedDict[tuple[str, StoredTile], Image.Image] = OrderedDict()
        self._turn = Lock()

    @property
    def held_bytes(self) -> int:
        """How much memory the pixels take."""
        return self._bytes

    def get(self, source: TileSource, tile: StoredTile) -> Image.Image:
        """Give a tile's pixels, `L` or `RGB`; `UnreadableScan` where its bytes give none."""
        key = (source.identity, tile)
        with self._turn:
            if kept := self._tiles.get(key):
                self._tiles.move_to_end(key)
                return kept
        picture = _decoded(source, tile)
        self._keep(key, picture)
        return picture

    def _keep(self, key: tuple[str, StoredTile], picture: Image.Image) -> None:
        with self._turn:
            if key in self._tiles:
                return  # another thread was faster
            self._tiles[key] = picture
            self._bytes += _bytes_of(picture)
            while self._bytes > self._most_bytes:
                _, oldest = self._tiles.popitem(last=False)
                self._bytes -= _bytes_of(oldest)


def _bytes_of(picture: Image.Image) -> int:
    return picture.width * picture.height * _BYTES_A_PIXEL[picture.mode]


def _decoded(source: TileSource, tile: StoredTile) -> Image.Image:
    place = source.levels.place(tile)
    with decoding(), Image.open(BytesIO(source.read(tile)), formats=("JPEG",)) as picture:
        picture.load()
    if picture.size != (place.width_px, place.height_px) or picture.mode not in _BYTES_A_PIXEL:
        raise UnreadableScan(f"{tile.name} of a derivative has another size than its place.")
    return picture
