"""Cutting a region out of a scan and scaling it, exact to a fraction of a pixel.

What is answered for a region is what the whole picture, scaled alike, shows there: the filter
sees the pixels around the region too, and nothing is rounded to whole pixels on the way. So
neighbouring tiles meet without a seam.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

import pyvips
from PIL import Image

from app.domain.extent import Extent
from app.imaging.colour import on_white, to_screen

LANCZOS_REACH_PX: Final = 3
_KEPT_FOR_FILTER: Final = 2  # averaging leaves at least twice the pixels wanted to the filter
_BAND_BYTES: Final = 4 * 1024**2
_ROWS_AT_ONCE: Final = 64  # each step of libvips keeps as many


@dataclass(frozen=True, slots=True)
class Span:
    """One side of a cut: the pixels to read, how many to average, and where the answer lies.

    `low` and `high` are in averaged pixels from `start_px`.
    """

    start_px: int
    length_px: int
    average: int
    low: float
    high: float


def span(low: float, high: float, *, wanted_px: int, available_px: int) -> Span:
    """Plan one side: the pixels from `low` to `high` are to become `wanted_px`."""
    scale = (high - low) / wanted_px
    average = max(1, int(scale / _KEPT_FOR_FILTER))
    reach = LANCZOS_REACH_PX * max(scale, 1.0) + average
    start = max(0, floor((low - reach) / average) * average)
    stop = min(available_px, ceil((high + reach) / average) * average)
    return Span(start, stop - start, average, (low - start) / average, (high - start) / average)


def resample(pixels: pyvips.Image, *, across: Span, down: Span, wanted: Extent) -> Image.Image:
    """Read the spans of a stream of pixels and scale them: 8-bit `L` or `RGB`, on white."""
    cut = pixels.crop(across.start_px, down.start_px, across.length_px, down.length_px)
    cut = on_white(cut)
    if across.average > 1 or down.average > 1:
        cut = cut.shrink(across.average, down.average, ceil=True)
    rows = _Rows(to_screen(cut))
    answer = Image.new(rows.mode, (wanted.width_px, wanted.height_px))
    scale = (down.high - down.low) / wanted.height_px
    reach = LANCZOS_REACH_PX * max(scale, 1.0) + 1
    step = rows.band_height_px(scale, wanted.width_px)
    for first in range(0, wanted.height_px, step):
        last = min(first + step, wanted.height_px)
        low, high = down.low + first * scale, down.low + last * scale
        start, band = rows.between(floor(low - reach), ceil(high + reach))
        box = (across.low, low - start, min(across.high, band.width), high - start)
        box = (*box[:3], min(box[3], band.height))
        size = (wanted.width_px, last - first)
        answer.paste(band.resize(size, Image.Resampling.LANCZOS, box=box), (0, first))
    return answer


class _Rows:
    """Rows of a stream that is read once, kept for as long as the filter may look back."""

    def __init__(self, pixels: pyvips.Image) -> None:
        self._pixels = pixels
        self._region = pyvips.Region.new(pixels)
        self._first = 0
        self._held = b""
        self._row_bytes = pixels.width * pixels.bands
        self.mode = "L" if pixels.bands == 1 else "RGB"

    def band_height_px(self, scale: float, wanted_px: int) -> int:
        """How many rows to answer at once, so that a band stays small on both sides."""
        row_bytes = max(self._row_bytes * scale, wanted_px * self._pixels.bands)
        return max(1, int(_BAND_BYTES / row_bytes))

    def _read(self, start: int, stop: int) -> Iterator[bytes]:
        for row in range(start, stop, _ROWS_AT_ONCE):
            count = min(_ROWS_AT_ONCE, stop - row)
            yield bytes(self._region.fetch(0, row, self._pixels.width, count))

    def between(self, start: int, stop: int) -> tuple[int, Image.Image]:
        """Give the rows from `start` to before `stop`, as far as there are, and the first's."""
        start, stop = max(0, start), min(stop, self._pixels.height)
        if self._held:
            self._held = self._held[(start - self._first) * self._row_bytes :]
        self._first = start
        unread = start + len(self._held) // self._row_bytes
        self._held = b"".join((self._held, *self._read(unread, stop)))
        size = (self._pixels.width, len(self._held) // self._row_bytes)
        return start, Image.frombuffer(self.mode, size, self._held, "raw", self.mode, 0, 1)
