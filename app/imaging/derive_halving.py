"""Half of a picture by Lanczos's filter, from a window that moves down over its rows.

The memory of a window is used again and again: new pages from the system for each row of tiles
cost more than the filter itself.
"""

from typing import Final

from cykooz_resizer import CropBox, FilterType, ResizeAlg, ResizeOptions, Resizer
from PIL import Image

from app.domain.extent import Extent

_LANCZOS: Final = ResizeAlg.convolution(FilterType.lanczos3)
_REACH_PX: Final = 6  # three pixels of the half on either side, rounded up to whole pairs
_KEPT_PX: Final = 2 * _REACH_PX  # rows that could not be halved yet, and those that these look at


class HalvingWindow:
    """Up to `fresh_px` rows at a time of a level `of` so many pixels, and the few before them.

    A started pair of rows or columns at the level's edge is completed with the last one again.
    `fresh_px` is even, and more than the filter's reach.
    """

    def __init__(self, mode: str, of: Extent, *, fresh_px: int) -> None:
        self._of = of
        self._fresh_px = fresh_px
        self._passed_px = 0  # rows of the level that lie above the window
        self._kept_px = 0
        self._filled_px = 0
        self._halved_px = 0  # rows of the level that went into rows of the half
        self._resizer = Resizer()
        whole_px = _even(of.height_px)
        size = _even(of.width_px), min(_KEPT_PX + fresh_px, whole_px)
        self._rows = Image.new(mode, size)
        self._half = Image.new(mode, (size[0] // 2, size[1] // 2))

    @property
    def is_full(self) -> bool:
        """Whether there is a row of tiles, or the level ends."""
        fresh_px = self._filled_px - self._kept_px
        return fresh_px == self._fresh_px or self._is_last

    @property
    def _is_last(self) -> bool:
        return self._passed_px + self._filled_px == self._of.height_px

    def fill(self, rows: Image.Image, *, start_px: int) -> int:
        """Take over rows from `start_px` on, until it is full; give their number."""
        room_px = self._kept_px + self._fresh_px - self._filled_px
        count = min(room_px, rows.height - start_px)
        whole = count == rows.height
        piece = rows if whole else rows.crop((0, start_px, rows.width, start_px + count))
        self._rows.paste(piece, (0, self._filled_px))
        self._filled_px += count
        return count

    def cut(self, left_px: int, right_px: int) -> Image.Image:
        """Copy out some columns of the fresh rows."""
        return self._rows.crop((left_px, self._kept_px, right_px, self._filled_px))

    def halved(self) -> Image.Image | None:
        """Give the rows of the half that the filter can know now; good until the next call."""
        self._complete_pairs()
        low = self._halved_px - self._passed_px
        high = _even(self._filled_px) if self._is_last else self._filled_px - _REACH_PX
        if high <= low:
            return None
        # what lies in the window behind the level's end is older, and none of the filter's business
        rows = self._rows if not self._is_last else _upper(self._rows, high)
        half = self._of_height((high - low) // 2)
        box = CropBox(0, low, rows.width, high - low)
        self._resizer.resize_pil(rows, half, ResizeOptions(_LANCZOS, use_alpha=False, crop_box=box))
        self._halved_px += high - low
        return half

    def go_on(self) -> None:
        """Move down: keep what the filter still looks at."""
        kept_px = min(_KEPT_PX, self._filled_px)
        gone_px = self._filled_px - kept_px
        self._rows.paste(self._rows.crop((0, gone_px, self._rows.width, self._filled_px)), (0, 0))
        self._passed_px += gone_px
        self._kept_px = self._filled_px = kept_px

    def _complete_pairs(self) -> None:
        width_px, filled_px = self._of.width_px, self._filled_px
        if width_px % 2:
            last = self._rows.crop((width_px - 1, 0, width_px, filled_px))
            self._rows.paste(last, (width_px, 0))
        if self._is_last and filled_px % 2:
            last = self._rows.crop((0, filled_px - 1, self._rows.width, filled_px))
            self._rows.paste(last, (0, filled_px))

    def _of_height(self, height_px: int) -> Image.Image:
        if self._half.height != height_px:
            self._half = Image.new(self._half.mode, (self._half.width, height_px))
        return self._half


def _even(length_px: int) -> int:
    return length_px + length_px % 2


def _upper(picture: Image.Image, height_px: int) -> Image.Image:
    if picture.height == height_px:
        return picture
    return picture.crop((0, 0, picture.width, height_px))
