"""Cutting a part of a level out of its tiles and scaling it, band by band.

Tall parts are made in bands so that memory stays bounded, and each band in the processor's cache.
"""

from collections.abc import Sequence
from typing import Any, Final

from app.domain.region import Region
from app.imaging.region_engine.decoded_tiles import Piece
from app.imaging.region_engine.pixels import Pixels
from app.imaging.region_engine.scaling import scale
from app.imaging.region_engine.seen_part import SeenPart
from app.imaging.region_engine.workbench import Room

_BAND_PX: Final = 1_000_000


def cut_out(seen: SeenPart[Pixels]) -> Pixels:
    """Make an answer's pixels; they stay as long as the workbench is not used again."""
    part = seen.part
    if part.copied:
        pieces = seen.fetched(part.copied, of=part.copied)
        answer = _joined(part.copied, pieces, seen.bench.answer)
    else:
        answer = _filtered(seen, rows_at_once(seen, band_px=_BAND_PX))
    seen.leave()
    return answer


def rows_at_once(seen: SeenPart[Any], *, band_px: int) -> int:
    """Say how many of the answer's rows make a band."""
    part, wanted = seen.part, seen.part.wanted
    rows = int(band_px / max((part.right - part.left) * seen.down, wanted.width_px))
    return min(max(1, rows), wanted.height_px)


def _filtered(seen: SeenPart[Pixels], step: int) -> Pixels:
    wanted = seen.part.wanted
    everything = seen.seen(0, wanted.height_px)
    for first in range(0, wanted.height_px, step):
        last = min(first + step, wanted.height_px)
        band = seen.seen(first, last)
        pieces = seen.fetched(band, of=everything)
        if first == 0:
            bytes_a_pixel = pieces[0].pixels.shape[2]
            answer = seen.bench.answer.of(wanted.height_px, wanted.width_px, bytes_a_pixel)
        _fill(seen, answer[first:last], band, pieces, first)
    return answer


def _fill(
    seen: SeenPart[Pixels],
    answer: Pixels,
    band: Region,
    pieces: Sequence[Piece[Pixels]],
    first: int,
) -> None:
    """Make some of the answer's rows, the first of which is `first`, from what is seen."""
    part, down = seen.part, seen.down
    if len(pieces) == 1:  # the filter looks at the tile itself
        (piece,) = pieces
        cut, x_px, y_px = piece.pixels, piece.x_px, piece.y_px
    else:
        cut, x_px, y_px = _joined(band, pieces, seen.bench.cut), band.x_px, band.y_px
    top, last = part.top + first * down - y_px, first + answer.shape[0]
    bottom = min(part.top + last * down - y_px, cut.shape[0])
    box = (part.left - x_px, top, part.right - x_px, bottom)
    scale(seen.bench.resizer, cut, box, into=answer, kernel=seen.kernel)


def _joined(seen: Region, pieces: Sequence[Piece[Pixels]], room: Room) -> Pixels:
    """Put together the pixels of a region of the level."""
    answer = room.of(seen.height_px, seen.width_px, pieces[0].pixels.shape[2])
    for piece in pieces:
        left, top = piece.x_px - seen.x_px, piece.y_px - seen.y_px
        x, y = max(0, -left), max(0, -top)
        shown = piece.pixels[y : seen.height_px - top, x : seen.width_px - left]
        down, across = top + y, left + x
        answer[down : down + shown.shape[0], across : across + shown.shape[1]] = shown
    return answer
