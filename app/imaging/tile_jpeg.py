"""The stored pictures of a derivative: complete JPEG files, whose parts can be read alone."""

from io import BytesIO
from typing import Final

from PIL import Image

_SUBSAMPLED: Final = "4:2:0"
_COLOUR_BLOCK_PX, _GREY_BLOCK_PX = 16, 8  # ITU-T T.81, A.2: an MCU with and without halved colour


def tile_jpeg(picture: Image.Image, *, quality: int, restart_px: int) -> bytes:
    """Write a picture of mode `L` or `RGB`, with nothing in the file but its pixels.

    A restart marker stands after every `restart_px` of a row of blocks where its width is a
    multiple of them, else after each row: then every row of blocks begins behind a marker.
    """
    block_px = _GREY_BLOCK_PX if picture.mode == "L" else _COLOUR_BLOCK_PX
    restarts = {"restart_marker_rows": 1}
    if picture.width % restart_px == 0:
        restarts = {"restart_marker_blocks": restart_px // block_px}
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality, subsampling=_SUBSAMPLED, comment=b"", **restarts)
    return written.getvalue()
