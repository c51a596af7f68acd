"""Cutting a part of a level out of folded tiles and scaling it, brightness and colour apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import numpy as np

from app.imaging.region_engine.cutting import rows_at_once
from app.imaging.region_engine.decoded_tiles import Piece
from app.imaging.region_engine.folded import (
    CELL_BYTES,
    COLOURS,
    Cells,
    Folded,
    Plane,
    rows_of,
    unfolded,
)
from app.imaging.region_engine.pixels import Pixels
from app.imaging.region_engine.scaling import Box, scale
from app.imaging.region_engine.seen_part import SeenPart
from app.imaging.region_engine.workbench import Workbench

_HALF: Final = 2
_BAND_PX: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class _Layer:
    """Brightness, or colour in half size: of a level so wide and high, in its own pixels."""

    planes: int
    width_px: int
    height_px: int
    pieces: Sequence[tuple[Cells, int, int]]  # where a piece lies, in pixels of the layer


def cut_out_folded(seen: SeenPart[Folded]) -> tuple[Plane, list[Plane] | None]:
    """Make an answer's planes; they stay as long as the workbench is not used again.

    Colour is made as JPEG files have it: a pixel for two by two, a started one counts in full. So
    brightness is made for all of these, and shown without what is too much.
    """
    wanted, bench = seen.part.wanted, seen.bench
    everything = seen.seen(0, wanted.height_px, times=_HALF)
    height, width = ceil(wanted.height_px / _HALF), ceil(wanted.width_px / _HALF)
    brightness = bench.answer.of(_HALF * height, _HALF * width, 1)
    colour = bench.colour.of(height, COLOURS * width, 1)
    has_colour = True
    step = ceil(rows_at_once(seen, band_px=_BAND_PX) / _HALF)
    for first in range(0, height, step):
        last = min(first + step, height)
        band = seen.seen(_HALF * first, min(_HALF * last, wanted.height_px), times=_HALF)
        pieces = seen.fetched(band, of=everything)
        _fill(seen, _brightness(seen, pieces), brightness[_HALF * first : _HALF * last], first)
        has_colour = pieces[0].pixels.colour is not None
        if has_colour:
            _fill(seen, _colour(seen, pieces), colour[first:last], first)
    seen.leave()
    shown = brightness[: wanted.height_px, : wanted.width_px, 0]
    sides = colour[:, :width, 0], colour[:, width:, 0]
    return shown, [np.ascontiguousarray(side) for side in sides] if has_colour else None


def _brightness(seen: SeenPart[Folded], pieces: Sequence[Piece[Folded]]) -> _Layer:
    placed = [(piece.pixels.brightness, piece.x_px, piece.y_px) for piece in pieces]
    return _Layer(1, seen.level.width_px, seen.level.height_px, placed)


def _colour(seen: SeenPart[Folded], pieces: Sequence[Piece[Folded]]) -> _Layer:
    placed = [
        (piece.pixels.colour, piece.x_px // _HALF, piece.y_px // _HALF)
        for piece in pieces
        if piece.pixels.colour is not None
    ]
    width_px, height_px = ceil(seen.level.width_px / _HALF), ceil(seen.level.height_px / _HALF)
    return _Layer(COLOURS, width_px, height_px, placed)


def _fill(seen: SeenPart[Folded], layer: _Layer, into: Pixels, first: int) -> None:
    """Make rows of a layer's planes, side by side; the first of colour, or two of brightness."""
    part, size = seen.part, layer.planes  # a layer of two planes is half as large
    height, width = into.shape[0], into.shape[1] // layer.planes
    left, top = part.left / size, (part.top + _HALF * first * seen.down) / size
    right, bottom = left + width * seen.across, top + height * seen.down
    across, down = seen.kernel.reach_px(seen.across), seen.kernel.reach_px(seen.down)
    x, y = max(0, floor(left) - across), max(0, floor(top) - down)
    # what is started beyond the level's edge repeats its last pixel
    end_x = max(min(layer.width_px, ceil(right) + across), ceil(right))
    end_y = max(min(layer.height_px, ceil(bottom) + down), ceil(bottom))
    rows = rows_of(layer.planes)
    y -= y % rows
    groups = -(-(min(end_y, layer.height_px) - y) // rows)
    cells, x = _joined(seen.bench, layer, (x, end_x), (y // rows, groups))
    _scale(seen, layer.planes, cells, end_y - y, (left - x, top - y, right - x, bottom - y), into)


def _joined(
    bench: Workbench, layer: _Layer, span: tuple[int, int], groups: tuple[int, int]
) -> tuple[Cells, int]:
    """Give the cells of a stretch of columns and of so many groups, and where they begin."""
    (x, end), (first, count), rows = span, groups, rows_of(layer.planes)
    seen = [
        (cells, left, top // rows - first)
        for cells, left, top in layer.pieces
        if left < end and left + cells.shape[1] > x
        if top // rows < first + count and top // rows + cells.shape[0] > first
    ]
    if len(seen) == 1 and end <= layer.width_px:  # the filter looks at the tile itself
        ((cells, left, below),) = seen
        return cells[-below : count - below], left
    answer = bench.cut.of(count, end - x, CELL_BYTES)
    for cells, left, below in seen:
        skip_x, skip_y = max(0, x - left), max(0, -below)
        shown = cells[skip_y : count - below, skip_x : end - left]
        to_x, to_y = max(0, left - x), max(0, below)
        answer[to_y : to_y + shown.shape[0], to_x : to_x + shown.shape[1]] = shown
    if end > layer.width_px:
        answer[:, layer.width_px - x :] = answer[:, layer.width_px - x - 1, np.newaxis]
    return answer, x


def _scale(  # noqa: PLR0913, PLR0917 - two passes of one filter
    seen: SeenPart[Folded], planes: int, cells: Cells, rows_seen: int, box: Box, into: Pixels
) -> None:
    """Filter across while folded, then down."""
    bench, (left, top, right, bottom) = seen.bench, box
    groups, width = cells.shape[0], into.shape[1]
    narrow = bench.narrow.of(groups, width // planes, CELL_BYTES)
    scale(bench.resizer, cells, (left, 0, right, groups), into=narrow, kernel=seen.kernel)
    rows = unfolded(narrow, planes=planes, rows=rows_seen, into=bench.rows.of)
    box = (0, top, width, min(bottom, rows_seen))
    scale(bench.resizer, rows, box, into=into, kernel=seen.kernel)
