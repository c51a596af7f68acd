"""The rows of a scan as a screen shows it, top first, for whoever needs each row once."""

from collections.abc import Iterator
from typing import Final

import pyvips
from PIL import Image

from app.imaging.colour import on_white, to_screen
from app.imaging.handed_scan import Scan
from app.imaging.orientation import UPRIGHT
from app.imaging.scan_file import ScanHeader, stream_pixels

_ROWS_AT_ONCE: Final = 8  # small enough to stay in the processor's cache until they are copied
_ORIENTATION: Final = "orientation"


class RowsOfScan:
    """Pixels that are read once, from the top to the bottom: 8-bit `L` or `RGB`, on white."""

    def __init__(self, pixels: pyvips.Image) -> None:
        self._pixels = pixels
        self._region = pyvips.Region.new(pixels)
        self.mode = "L" if pixels.bands == 1 else "RGB"

    def pieces(self) -> Iterator[Image.Image]:
        """Give all rows, a few at a time; decoding happens, and fails, here.

        Each piece is good until the next one: they may lie in the same memory.
        """
        width_px, height_px = self._pixels.width, self._pixels.height
        piece = Image.new(self.mode, (width_px, min(_ROWS_AT_ONCE, height_px)))
        for row in range(0, height_px, _ROWS_AT_ONCE):
            count = min(_ROWS_AT_ONCE, height_px - row)
            if count < piece.height:
                piece = Image.new(self.mode, (width_px, count))
            piece.frombytes(self._region.fetch(0, row, width_px, count))
            yield piece


def open_rows(scan: Scan, header: ScanHeader) -> RowsOfScan:
    """Open a scan, its EXIF orientation applied.

    One that has to be turned is decoded first: in memory, or past 100 MB into a temporary file.
    """
    pixels = to_screen(on_white(stream_pixels(scan, header)))
    return RowsOfScan(pixels if header.orientation == UPRIGHT else _turned(pixels, header))


def _turned(pixels: pyvips.Image, header: ScanHeader) -> pyvips.Image:
    whole = pyvips.Image.new_temp_file("%s.v")
    pixels.write(whole)
    whole = whole.copy()
    whole.set_type(pyvips.GValue.gint_type, _ORIENTATION, header.orientation)
    return whole.autorot()
