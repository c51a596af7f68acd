"""Taking a part out of a JPEG file without decoding it, by its restart markers.

ITU-T T.81, B.1.1.2 and B.2: after a restart marker (RST0 to RST7) decoding begins afresh, so the
intervals between markers can be left out, as long as the markers that stay are numbered anew and
the frame's header says the new size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from
from typing import Final

from app.domain.extent import Extent
from app.domain.region import Region

_MARK: Final = 0xFF
_FRAME, _SCAN, _INTERVAL = 0xC0, 0xDA, 0xDD  # baseline DCT, start of scan, restart interval
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_RESTARTS: Final = tuple(bytes((0xFF, 0xD0 + number)) for number in range(8))
_END: Final = b"\xff\xd9"
_BLOCK_PX: Final = 8
_MARGIN_PX: Final = 4  # halved colour is smoothed across two pixels; beyond them nothing is felt


@dataclass(frozen=True, slots=True)
class JpegPart:
    """A part of a picture that is a JPEG file of its own; `region` says which part."""

    body: bytes
    region: Region


@dataclass(frozen=True, slots=True)
class _Header:
    """What a file says before its pixels. Sizes in pixels; `interval` in blocks (MCU)."""

    size: Extent
    size_at: int
    block_width_px: int
    block_height_px: int
    interval: int
    pixels_at: int


def part_of(body: bytes, wanted: Region) -> JpegPart | None:
    """Take the part that holds a region of a picture, pixel by pixel as the whole would have it.

    None where the file has no restart markers that would help: it must be decoded whole.
    """
    header = _header(body)
    if header is None or not header.interval:
        return None
    blocks = -(-header.size.width_px // header.block_width_px)
    columns, rest = divmod(blocks, header.interval)
    starts = [header.pixels_at, *(m.end() for m in _RESTART.finditer(body, header.pixels_at))]
    rows = -(-header.size.height_px // header.block_height_px)
    if rest or len(starts) != rows * columns:
        return None
    starts.append(len(body))  # as if another marker stood where the end does
    interval_px = header.interval * header.block_width_px
    first_x, last_x = _span(wanted.x_px, wanted.width_px, interval_px, columns)
    first_y, last_y = _span(wanted.y_px, wanted.height_px, header.block_height_px, rows)
    x_px, y_px = first_x * interval_px, first_y * header.block_height_px
    region = Region(
        x_px,
        y_px,
        min(last_x * interval_px, header.size.width_px) - x_px,
        min(last_y * header.block_height_px, header.size.height_px) - y_px,
    )
    kept = (
        (starts[place], starts[place + 1] - 2)
        for row in range(first_y, last_y)
        for place in range(row * columns + first_x, row * columns + last_x)
    )
    return JpegPart(b"".join(_written(body, header, region, kept)), region)


def _span(start_px: int, length_px: int, step_px: int, most: int) -> tuple[int, int]:
    """Give the steps that cover a stretch and its margin: the first, and the one after the last."""
    first = max(0, start_px - _MARGIN_PX) // step_px
    return first, min(most, -(-(start_px + length_px + _MARGIN_PX) // step_px))


def _written(
    body: bytes, header: _Header, region: Region, kept: Iterator[tuple[int, int]]
) -> Iterator[bytes]:
    yield body[: header.size_at]
    yield region.height_px.to_bytes(2) + region.width_px.to_bytes(2)
    yield body[header.size_at + 4 : header.pixels_at]
    for number, (start, end) in enumerate(kept):
        if number:
            yield _RESTARTS[(number - 1) % 8]
        yield body[start:end]
    yield _END


def _header(body: bytes) -> _Header | None:
    """Read the segments up to the pixels; None for a file that is not one of ours."""
    at, interval, frame = 2, 0, None
    while at + 4 <= len(body) and body[at] == _MARK:
        kind, length = body[at + 1], unpack_from(">H", body, at + 2)[0]
        if kind == _INTERVAL:
            interval = unpack_from(">H", body, at + 4)[0]
        elif kind == _FRAME:
            frame = at
        elif kind == _SCAN:
            return _of(body, frame, interval, at + 2 + length) if frame else None
        at += 2 + length
    return None


def _of(body: bytes, frame: int, interval: int, pixels_at: int) -> _Header:
    height_px, width_px, colours = unpack_from(">HHB", body, frame + 5)
    across = body[frame + 11] >> 4 if colours > 1 else 1  # one colour alone has blocks of 8 x 8
    down = body[frame + 11] & 15 if colours > 1 else 1
    return _Header(
        Extent(width_px, height_px),
        frame + 5,
        across * _BLOCK_PX,
        down * _BLOCK_PX,
        interval,
        pixels_at,
    )
