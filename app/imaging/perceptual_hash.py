"""A short number by which a picture is found again, however it was scaled, encoded or turned.

After Christoph Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions"
(2010), 3.1 DCT based hash; but each sign is taken by itself, not against the median of all, so
that the number of a turned picture follows from the number (`app.domain.near_duplicates`).
"""

from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from app.imaging.decoders import decoding

_SIDE_PX: Final = 64
_WAVES: Final = 8
_LEAST_CONTRAST: Final = 2.0  # of 255, as a standard deviation: an empty sheet is like any other


def perceptual_hash(jpeg: bytes) -> int | None:
    """Give the 64 bits of a small picture in JPEG; None for one on which there is nothing to see.

    `UnreadableScan` where it can't be decoded.
    """
    with decoding(), Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        small = picture.convert("L").resize((_SIDE_PX, _SIDE_PX), Image.Resampling.LANCZOS)
    pixels = np.asarray(small, dtype=np.float64)
    if pixels.std() < _LEAST_CONTRAST:
        return None
    waves = np.cos(
        np.outer(np.arange(_WAVES), 2 * np.arange(_SIDE_PX) + 1) * np.pi / (2 * _SIDE_PX)
    )
    signs = (waves @ pixels @ waves.T > 0).ravel()
    signs[0] = False
    return int.from_bytes(np.packbits(signs).tobytes())
