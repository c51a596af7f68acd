"""Which decoders may touch files that nobody here wrote, and at what cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

import pyvips
from PIL import Image

from app.domain.errors import UnreadableScan, VersoError
from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.imaging.memory import give_back_promptly

LIBVIPS_LOADERS: Final = {
    "image/jpeg": "jpegload",
    "image/png": "pngload",
    "image/tiff": "tiffload",
    "image/webp": "webpload",
    "image/avif": "heifload",
}
"""Media type to the one libvips loader that may read it."""

PILLOW_FORMATS: Final = {
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/jp2": "JPEG2000",
    "image/j2c": "JPEG2000",
}
"""Media type to the one Pillow plug-in that may read it: what libvips has no loader for here."""

_LIBVIPS_CLASSES: Final = ("Jpeg", "Png", "Tiff", "Webp", "Heif")
SAID_BEFORE: Final = "The scan can't be decoded: "
"""What is said before a decoder's own words."""

_HELD_BYTES_PER_PX: Final = {
    "image/webp": 8,
    "image/avif": 8,
    "image/gif": 8,
    "image/bmp": 8,
    "image/jp2": 18,
    "image/j2c": 18,
}
_INTERLACED_BYTES_PER_PX: Final = 8
_STREAMED_BYTES: Final = 96 * 1024**2


@cache
def restrict_decoders() -> None:
    """Let libvips load five formats and nothing else, on one thread, keeping nothing.

    Whoever opens a scan calls this first; only the first call in a process does anything.
    """
    give_back_promptly()
    pyvips.block_untrusted_set(True)
    pyvips.operation_block_set("VipsForeignLoad", True)
    for name in _LIBVIPS_CLASSES:
        pyvips.operation_block_set(f"VipsForeignLoad{name}", False)
    pyvips.cache_set_max(0)
    pyvips.concurrency_set(1)
    # Pillow would warn at 89 million pixels and refuse at 179: `decodable_px` decides here
    Image.MAX_IMAGE_PIXELS = None


def decodable_px(media_type: str, limits: ImageLimits, *, is_interlaced: bool) -> int:
    """Bound the pixels of a scan: the installation's limit, or what its memory for that holds.

    TIFF, PNG and baseline JPEG stream through; other decoders keep the whole picture.
    """
    held = _held_bytes_per_px(media_type, is_interlaced=is_interlaced)
    most_px = limits.max_source_px
    return min(most_px, limits.max_decoding_bytes // held) if held else most_px


def decoding_bytes(media_type: str, picture: Extent, *, is_interlaced: bool) -> int:
    """Estimate, rather too high, how much memory it takes to decode a picture."""
    held = _held_bytes_per_px(media_type, is_interlaced=is_interlaced)
    return _STREAMED_BYTES + held * picture.area_px


def _held_bytes_per_px(media_type: str, *, is_interlaced: bool) -> int:
    return _HELD_BYTES_PER_PX.get(media_type, _INTERLACED_BYTES_PER_PX if is_interlaced else 0)


@contextmanager
def decoding() -> Iterator[None]:
    """Turn whatever a decoder raises into an `UnreadableScan` that keeps its words."""
    try:
        yield
    except VersoError:
        raise
    except Exception as error:  # on broken files Pillow raises a dozen kinds of exception
        raise UnreadableScan(f"The scan can't be decoded: {_said(error)}.") from error


def _said(error: Exception) -> str:
    lines = [line.strip(" .") for line in str(error).splitlines()]
    told = [line for line in lines if line and not line.startswith("unable to call")]
    return "; ".join(dict.fromkeys(told)) or "the decoder says nothing more"
