"""Tiles decoded lately, kept because the next region will most often need them again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar

from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.tile_grid import TILE_PX
from app.imaging.region_engine.jpeg_part import part_of
from app.imaging.region_engine.pixels import COLOUR_BYTES, Memory
from app.imaging.region_engine.workbench import Room, Workbench

Key = tuple[str, StoredTile]

_A_TILES_BYTES: Final = TILE_PX * TILE_PX * COLOUR_BYTES  # at most
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


class Sized(Protocol):
    """Decoded pixels in some form."""

    @property
    def nbytes(self) -> int:
        """How much memory they take."""


P = TypeVar("P", bound=Sized)
P_co = TypeVar("P_co", bound=Sized, covariant=True)


class Decode(Protocol[P_co]):
    """Decodes a JPEG file of a size; into the memory given, where its form allows that."""

    def __call__(self, body: bytes, *, size: Extent, into: Memory | None) -> P_co:
        """Give its pixels, which nobody may write to, or raise `UnreadableScan`."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[P]):
    """Decoded pixels, and where they lie on their level. They are shared: nobody writes to them.

    Those of a piece with a `room` are not kept, and lie in a workbench's memory.
    """

    pixels: P
    x_px: int
    y_px: int
    room: Room | None = None


class DecodedTiles(Generic[P]):
    """Up to `most_bytes` of pixels in one form; what was needed longest ago goes first.

    Threads may share it. When there is no room left, a tile is kept from its second use within a
    while on. Before that only the part is decoded that is wanted: it costs less, and pushes nothing
    out.
    """

    def __init__(self, decode: Decode[P], *, most_bytes: int) -> None:
        self._decode = decode
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pieces: OrderedDict[Key, Piece[P]] = OrderedDict()
        self._met: OrderedDict[Key, None] = OrderedDict()
        self._turn = Lock()

    @property
    def held_bytes(self) -> int:
        """How much memory the pixels take."""
        return self._bytes

    def get(
        self, source: TileSource, tile: StoredTile, wanted: Region, bench: Workbench
    ) -> Piece[P]:
        """Give a tile, or at least what is wanted of it: a region in pixels of its level.

        What is not kept lies in a room of the workbench, to be put back.
        `UnreadableScan` where its bytes give no pixels.
        """
        key = source.identity, tile
        with self._turn:
            kept = self._pieces.get(key)
            if kept is not None:
                self._pieces.move_to_end(key)
                return kept
            is_kept_now = self._is_kept_now(key)
        if is_kept_now:
            return self._keep(key, self._decoded(source, tile))
        return self._decoded(source, tile, wanted, bench=bench)

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

    def _keep(self, key: Key, piece: Piece[P]) -> Piece[P]:
        with self._turn:
            if key in self._pieces:
                return piece  # another thread was faster
            self._pieces[key] = piece
            self._bytes += piece.pixels.nbytes
            while self._bytes > self._most_bytes:
                _, oldest = self._pieces.popitem(last=False)
                self._bytes -= oldest.pixels.nbytes
        return piece

    def _decoded(
        self,
        source: TileSource,
        tile: StoredTile,
        wanted: Region | None = None,
        *,
        bench: Workbench | None = None,
    ) -> Piece[P]:
        """Decode a tile, or a part that holds what is wanted; into a room where there is a bench.

        The pixels are then the same as if the tile had been decoded whole.
        """
        place = source.levels.place(tile)
        room = bench.room() if bench else None
        into = room.of if room else None
        try:
            body = source.read(tile)
            part = _part(body, place, wanted) if wanted else None
            body, at = part or (body, Region(0, 0, place.width_px, place.height_px))
            pixels = self._decode(body, size=Extent(at.width_px, at.height_px), into=into)
        except UnreadableScan as fault:
            raise UnreadableScan(f"{tile.name} of a derivative: {fault}") from fault
        return Piece(pixels, place.x_px + at.x_px, place.y_px + at.y_px, room)


def _part(body: bytes, place: Region, wanted: Region) -> tuple[bytes, Region] | None:
    """Take what is wanted of a tile; None where most of it is, or it has no parts."""
    left, top = max(wanted.x_px - place.x_px, 0), max(wanted.y_px - place.y_px, 0)
    right = min(wanted.x_px + wanted.width_px - place.x_px, place.width_px)
    bottom = min(wanted.y_px + wanted.height_px - place.y_px, place.height_px)
    if (right - left) * (bottom - top) > _MOST_OF_IT * place.width_px * place.height_px:
        return None
    part = part_of(body, Region(left, top, right - left, bottom - top))
    return (part.body, part.region) if part else None
