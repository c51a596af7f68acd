"""Planes of brightness and of colour, as JPEG files have them, folded for the filter.

The filter takes as long for one byte a pixel as for four. So four rows of the plane of brightness
lie side by side in the four bytes of a pixel, and two rows of each of the two planes of colour,
which have half the size: three times less to keep, to copy and to filter than pixels of red, green
and blue, and nothing is lost on the way from one JPEG file to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import numpy as np
import simplejpeg  # type: ignore[import-untyped] # its types are in a file beside its one module
from numpy.typing import NDArray
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.imaging.decoders import decoding
from app.imaging.region_engine.pixels import Memory, Pixels

Plane = NDArray[np.uint8]
"""Rows and columns of one value."""
Cells = NDArray[np.uint8]
"""Groups of rows, columns, four bytes: for each plane the rows of the group. The last row of a
plane is repeated until its group is full."""

CELL_BYTES: Final = 4
COLOURS: Final = 2


@dataclass(frozen=True, slots=True)
class Folded:
    """A decoded picture: brightness, and colour in half size (a started pixel counts in full)."""

    brightness: Cells
    colour: Cells | None

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.brightness.nbytes + (0 if self.colour is None else self.colour.nbytes)


def rows_of(planes: int) -> int:
    """How many rows of each of so many planes are one row of cells."""
    return CELL_BYTES // planes


def folded(planes: Sequence[Plane]) -> Cells:
    """Fold one plane or two of the same size."""
    rows, (height, width) = rows_of(len(planes)), planes[0].shape
    cells = np.empty((-(-height // rows), width, CELL_BYTES), np.uint8)
    for number, plane in enumerate(planes):
        for row in range(rows):
            byte = cells[:, :, number * rows + row]
            here = plane[row::rows]
            byte[: here.shape[0]] = here
            byte[here.shape[0] :] = plane[-1]
    return cells


def unfolded(cells: Cells, *, planes: int, rows: int, into: Memory) -> Pixels:
    """Lay so many rows one below the other again, the planes side by side.

    Where there are fewer the last one is repeated.
    """
    groups, width, _ = cells.shape
    height = rows_of(planes)
    values = cells.view("<u4")[:, :, 0]  # the whole of a cell at once is twice as fast as bytes
    room = into(max(groups * height, rows), planes * width, 1)
    laid = room[: groups * height].reshape(groups, height, planes, width)
    for number in range(planes):
        for row in range(height):
            shift = 8 * (number * height + row)
            laid[:, row, number] = values >> shift if shift else values
    room[groups * height : rows] = room[groups * height - 1]
    return room[:rows]


def decoded_folded(body: bytes, *, size: Extent, into: Memory | None = None) -> Folded:  # noqa: ARG001 - of another shape than is offered
    """Decode a stored tile without upsampling its colour.

    `UnreadableScan` where it has another size, or where the smallest part of it is damaged.
    """
    with decoding():
        height_px, width_px, colours, _ = simplejpeg.decode_jpeg_header(body)
        if (width_px, height_px) != (size.width_px, size.height_px):
            raise UnreadableScan("A tile has another size than its place.")
        brightness = folded([simplejpeg.decode_jpeg(body, "GRAY")[:, :, 0]])
        return Folded(brightness, None if colours == "Gray" else folded(_colours(body, size)))


def _colours(body: bytes, size: Extent) -> list[Plane]:
    """Decode at half size: then the planes of colour come out as they are stored."""
    picture = Image.open(BytesIO(body), formats=["JPEG"])
    picture.draft("YCbCr", (max(1, size.width_px // 2), max(1, size.height_px // 2)))
    picture.load()
    shape = picture.height, picture.width
    planes = (np.frombuffer(picture.tobytes("raw", name), np.uint8) for name in ("Cb", "Cr"))
    across, down = (2 if length == whole and whole > 1 else 1 for length, whole in zip(
        shape[::-1], (size.width_px, size.height_px), strict=True))  # fmt: skip
    return [plane.reshape(shape)[::down, ::across] for plane in planes]


def encoded_planes(
    brightness: Plane, colours: Sequence[Plane] | None, *, jpeg_quality: int
) -> bytes:
    """Write a JPEG file of brightness and colour in half size, or of brightness alone.

    With colour, where a side is odd, the encoder looks at one row or column behind the last: let
    brightness be a view of so much more.
    """
    if colours is None:
        grey = np.ascontiguousarray(brightness)[:, :, np.newaxis]
        body = simplejpeg.encode_jpeg(grey, jpeg_quality, "GRAY", "Gray")
    else:
        body = simplejpeg.encode_jpeg_yuv_planes(brightness, *colours, jpeg_quality)
    return bytes(body)
