"""The rows of a scan as a screen shows it, top first, for whoever needs each row once."""

from pathlib import Path
from typing import Final

import pyvips
from PIL import Image

from app.imaging.colour import on_white, to_screen
from app.imaging.orientation import UPRIGHT
from app.imaging.scan_file import ScanHeader, stream_pixels

_ROWS_AT_ONCE: Final = 8  # libvips keeps many times as many; fewer are no faster
_ORIENTATION: Final = "orientation"


class RowsOfScan:
    """Pixels that are read once, from the top to the bottom: 8-bit `L` or `RGB`, on white."""

    def __init__(self, pixels: pyvips.Image) -> None:
        self._pixels = pixels
        self._region = pyvips.Region.new(pixels)
        self._unread = 0
        self.mode = "L" if pixels.bands == 1 else "RGB"

    def next(self, count: int) -> Image.Image:
        """Read so many rows on; decoding happens, and fails, here."""
        width_px = self._pixels.width
        rows = Image.new(self.mode, (width_px, count))
        for row in range(0, count, _ROWS_AT_ONCE):
            size = (width_px, min(_ROWS_AT_ONCE, count - row))
            read = self._region.fetch(0, self._unread, *size)
            rows.paste(Image.frombuffer(self.mode, size, read, "raw", self.mode, 0, 1), (0, row))
            self._unread += size[1]
        return rows


def open_rows(path: Path, header: ScanHeader) -> RowsOfScan:
    """Open a scan, its EXIF orientation applied.

    One that has to be turned is decoded first: in memory, or past 100 MB into a temporary file.
    """
    pixels = to_screen(on_white(stream_pixels(path, header)))
    return RowsOfScan(pixels if header.orientation == UPRIGHT else _turned(pixels, header))


def _turned(pixels: pyvips.Image, header: ScanHeader) -> pyvips.Image:
    whole = pyvips.Image.new_temp_file("%s.v")
    pixels.write(whole)
    whole = whole.copy()
    whole.set_type(pyvips.GValue.gint_type, _ORIENTATION, header.orientation)
    return whole.autorot()
