"""What can be had from a darkroom: each task by its name, done on a file that was handed in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from app.domain.derivative import DerivativeSettings
from app.domain.documents import plain
from app.domain.errors import Rejected, UnreadableScan
from app.domain.imagery import ImageLimits
from app.imaging.characterise import characterise
from app.imaging.derive import derive
from app.imaging.embedded_facts import embedded_facts
from app.imaging.handed_scan import HandedScan
from app.imaging.render import render
from app.imaging.scan_file import read_header
from app.imaging.second_opinion import opinion_bytes

if TYPE_CHECKING:
    from app.domain.render_plan import RenderPlan

Made = tuple[dict[str, Any], bytes]
"""What is told of what was made, and its bytes."""

_LITTLE_BYTES: Final = 32 * 1024**2
HEADER_ROOM_BYTES: Final = 1280 * 1024**2
"""What reading a header may set aside: libwebp does so for the whole picture, of 16,383 squared."""


class Desk(Protocol):
    """Who has handed the file in, while it is worked on."""

    def may_take(self, memory_bytes: int, *, room_bytes: int = 0) -> None:
        """Wait until there is so much memory to be had, and take no more.

        `room_bytes` is what may be set aside beyond it without being touched.
        """

    def add(self, name: str, body: bytes) -> None:
        """Hand over one file of several."""

    def progress(self, done: int, total: int | None, doing: str) -> None:
        """Tell how far it has come."""


Task = Callable[[HandedScan, Desk, Mapping[str, Any]], Made]


def _header(scan: HandedScan, desk: Desk, _: Mapping[str, Any]) -> Made:
    desk.may_take(_LITTLE_BYTES, room_bytes=HEADER_ROOM_BYTES)
    header = read_header(scan)
    return plain(replace(header, icc_profile=None)), b""


def _facts(scan: HandedScan, desk: Desk, _: Mapping[str, Any]) -> Made:
    desk.may_take(_LITTLE_BYTES, room_bytes=HEADER_ROOM_BYTES)
    return plain(embedded_facts(scan)), b""


def _characterise(scan: HandedScan, desk: Desk, given: Mapping[str, Any]) -> Made:
    limits: ImageLimits = given["limits"]
    _take(desk, _wanted_bytes(scan, limits, for_two=True))
    return plain(characterise(scan, limits=limits)), b""


def _render(scan: HandedScan, desk: Desk, given: Mapping[str, Any]) -> Made:
    limits: ImageLimits = given["limits"]
    plan = cast("RenderPlan", given["plan"])
    answer_bytes = 8 * (plan.turned.area_px + plan.scaled.area_px)
    _take(desk, _wanted_bytes(scan, limits), and_bytes=answer_bytes)
    return {}, render(scan, plan, limits=limits, jpeg_quality=given["jpeg_quality"])


def _derive(scan: HandedScan, desk: Desk, given: Mapping[str, Any]) -> Made:
    limits: ImageLimits = given["limits"]
    settings: DerivativeSettings = given["settings"]
    _take(desk, _wanted_bytes(scan, limits), and_bytes=_windows_bytes(scan, settings))
    made = derive(scan, settings=settings, limits=limits, into=desk, progress=desk.progress)
    return plain(made), b""


TASKS: Final[Mapping[str, Task]] = {
    "header": _header,
    "facts": _facts,
    "characterise": _characterise,
    "render": _render,
    "derive": _derive,
}


def _take(desk: Desk, wanted_bytes: int | None, *, and_bytes: int = 0) -> None:
    """Take what decoding takes; for what is not going to be decoded, what a header does."""
    if wanted_bytes is None:
        desk.may_take(_LITTLE_BYTES, room_bytes=HEADER_ROOM_BYTES)
    else:
        desk.may_take(wanted_bytes + and_bytes)


def _wanted_bytes(scan: HandedScan, limits: ImageLimits, *, for_two: bool = False) -> int | None:
    """Read the header, and estimate from it alone what decoding will take; None: it can't be."""
    try:
        header = read_header(scan)
    except (UnreadableScan, Rejected):
        return None
    if header.stored.area_px > header.decodable_px(limits):
        return None
    wanted = header.decoding_bytes
    second = opinion_bytes(header) if for_two else 0
    return max(wanted, second) if second <= limits.max_decoding_bytes else wanted


def _windows_bytes(scan: HandedScan, settings: DerivativeSettings) -> int:
    """Estimate what the rows of tiles of all levels take together, and a whole small level."""
    try:
        width_px = read_header(scan).shown.width_px
    except (UnreadableScan, Rejected):
        return 0
    return 8 * width_px * settings.tile_px + 8 * settings.rendition_px**2
