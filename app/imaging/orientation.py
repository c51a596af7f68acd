"""A scan as it is stored and as it is shown. EXIF 2.32, 4.6.4, tag 274 Orientation."""

from typing import Final

from PIL import Image

from app.domain.extent import Extent
from app.domain.region import Region

UPRIGHT: Final = 1
_LYING: Final = frozenset({5, 6, 7, 8})  # rows and columns are exchanged
_FROM_RIGHT: Final = frozenset({2, 3, 7, 8})  # shown left to right = stored right to left
_FROM_BOTTOM: Final = frozenset({3, 4, 6, 7})
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def shown_extent(stored: Extent, *, orientation: int) -> Extent:
    """Give the size as shown of a scan as stored, and the other way round."""
    return stored.turned if orientation in _LYING else stored


def stored_region(shown: Region, *, stored: Extent, orientation: int) -> Region:
    """Find where a region of the picture as shown lies in the file."""
    x_px, y_px, width_px, height_px = shown.x_px, shown.y_px, shown.width_px, shown.height_px
    if orientation in _LYING:
        x_px, y_px, width_px, height_px = y_px, x_px, height_px, width_px
    if orientation in _FROM_RIGHT:
        x_px = stored.width_px - x_px - width_px
    if orientation in _FROM_BOTTOM:
        y_px = stored.height_px - y_px - height_px
    return Region(x_px, y_px, width_px, height_px)


def upright(picture: Image.Image, *, orientation: int) -> Image.Image:
    """Turn pixels as stored into the picture as shown."""
    turn = _TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)
