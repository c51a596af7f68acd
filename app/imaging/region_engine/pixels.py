"""Decoded pixels as the engine holds them, and how Pillow and the filter see them."""

from collections.abc import Callable
from typing import Final

import numpy as np
import simplejpeg  # type: ignore[import-untyped] # its types are in a file beside its one module
from numpy.typing import NDArray
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.imaging.decoders import decoding

Pixels = NDArray[np.uint8]
"""Rows, columns, bytes: one byte of grey, or red, green, blue and one that says nothing.

The fourth byte is worth its memory: decoder, filter and encoder take such rows as they are.
"""

Memory = Callable[[int, int, int], Pixels]
"""Gives memory for so many rows and columns of so many bytes a pixel, holding anything."""

GREY_BYTES: Final = 1
COLOUR_BYTES: Final = 4


def decoded(body: bytes, *, size: Extent, into: Memory | None = None) -> Pixels:
    """Decode a stored tile, which nobody may draw on; into new memory unless told.

    `UnreadableScan` where it has another size, or where the smallest part of it is damaged.
    """
    with decoding():
        height_px, width_px, colours, _ = simplejpeg.decode_jpeg_header(body)
        if (width_px, height_px) != (size.width_px, size.height_px):
            raise UnreadableScan("A tile has another size than its place.")
        form, bytes_a_pixel = ("GRAY", GREY_BYTES) if colours == "Gray" else ("RGBX", COLOUR_BYTES)
        memory = into(height_px, width_px, bytes_a_pixel) if into else None
        pixels: Pixels = simplejpeg.decode_jpeg(body, form, buffer=memory)
    pixels.flags.writeable = False
    return pixels


def encoded(pixels: Pixels, *, jpeg_quality: int) -> bytes:
    """Write a JPEG file with halved colour, as Pillow does at qualities of every day."""
    if pixels.shape[2] == GREY_BYTES:
        return bytes(simplejpeg.encode_jpeg(pixels, jpeg_quality, "GRAY", "Gray"))
    return bytes(simplejpeg.encode_jpeg(pixels, jpeg_quality, "RGBX", "420"))


def as_picture(pixels: Pixels) -> Image.Image:
    """Copy pixels to a picture of mode `L` or `RGB`."""
    grey = pixels.shape[2] == GREY_BYTES
    size = (pixels.shape[1], pixels.shape[0])
    mode, raw = ("L", "L") if grey else ("RGB", "RGBX")
    return Image.frombytes(mode, size, pixels.data, "raw", raw)


def as_window(pixels: Pixels) -> Image.Image:
    """Let the filter see and write these very pixels, as a picture of one or four bands.

    Of Pillow's modes of four equal bands `CMYK` is the one that lies in memory as it is and that
    the filter takes. Nobody looks at its colours.
    """
    mode = "L" if pixels.shape[2] == GREY_BYTES else "CMYK"
    return Image.frombuffer(mode, (pixels.shape[1], pixels.shape[0]), pixels, "raw", mode, 0, 1)
