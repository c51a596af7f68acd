"""What a scan is, technically, and whether it is whole."""

import time
from dataclasses import dataclass
from math import inf
from typing import Final

import pyvips
from PIL import Image

from app.domain.errors import UnreadableScan
from app.domain.imagery import Characteristics, ImageLimits, ScanCondition
from app.imaging.colour import profile_name
from app.imaging.decoders import PILLOW_FORMATS, SAID_BEFORE, decoding
from app.imaging.handed_scan import Scan, opened
from app.imaging.identify import identify
from app.imaging.scan_file import ScanHeader, Strictness, read_header, stream_pixels
from app.imaging.second_opinion import second_opinion

_RESOLUTION_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}
_UNSTATED_DPI: Final = 1.0  # what readers assume where a file says nothing
_LONGEST_SHOWING_S: Final = 5.0
"""Some files of a few bytes have a fault in each of a million rows: nobody waits to see those."""

_HARMLESS_JPEG_REMARKS: Final = ("before marker 0xd9", "JFIF revision", "Adobe color transform")


@dataclass(frozen=True, slots=True)
class _Verdict:
    condition: ScanCondition
    note: str = ""


def characterise(scan: Scan, *, limits: ImageLimits) -> Characteristics:
    """Read the header, then decode strictly, by two decoders, unless the scan is past the limits.

    `Rejected` for a file that is no scan. Where not even the header can be read, sizes are 0.
    """
    media_type = identify(scan)
    try:
        header = read_header(scan)
    except UnreadableScan as fault:
        verdict = _Verdict(ScanCondition.UNREADABLE, _plain(fault, scan))
        return Characteristics(media_type, 0, 0, 0, 0, None, None, verdict.condition, verdict.note)
    verdict = _judge(scan, header, limits)
    return Characteristics(
        media_type,
        header.shown.width_px,
        header.shown.height_px,
        bands=header.bands,
        bit_depth=header.bit_depth,
        resolution_dpi=_stated_dpi(scan, media_type),
        icc_profile=profile_name(header.icc_profile),
        condition=verdict.condition,
        condition_note=verdict.note,
    )


def _judge(scan: Scan, header: ScanHeader, limits: ImageLimits) -> _Verdict:
    most_px = header.decodable_px(limits)
    if header.stored.area_px > most_px:
        note = (
            f"Not decoded: {header.shown} = {header.stored.area_px:,} pixels; the limit here is "
            f"{most_px:,} for {header.media_type}."
        )
        return _Verdict(ScanCondition.OVERSIZED, note)
    fault = _fault(scan, header, "warning" if header.media_type == "image/jpeg" else "error")
    if fault and any(remark in fault for remark in _HARMLESS_JPEG_REMARKS):
        fault = _fault(scan, header, "error")
    if fault is None:
        return _agreed(scan, header, limits)
    if _fault(scan, header, "none", most_s=_LONGEST_SHOWING_S) is None:
        what = fault.removeprefix(SAID_BEFORE).removesuffix(".")
        note = f"A part of the scan can't be decoded: {what}."
        return _Verdict(ScanCondition.DAMAGED, note)
    return _Verdict(ScanCondition.UNREADABLE, fault)


def _agreed(scan: Scan, header: ScanHeader, limits: ImageLimits) -> _Verdict:
    """Ask a second decoder about what the first has found sound."""
    second = second_opinion(scan, header, limits)
    if second.fault:
        return _Verdict(ScanCondition.DAMAGED, second.fault)
    more = f"The file has {header.pages} pages; the first one is shown."
    return _Verdict(ScanCondition.SOUND, second.remark or (more if header.pages > 1 else ""))


def _fault(
    scan: Scan, header: ScanHeader, fail_on: Strictness, *, most_s: float = inf
) -> str | None:
    """Decode every pixel, keeping none; say what went wrong.

    `most_s` of the processor's time may go by, where the decoder tells how far it is.
    """
    try:
        with decoding():
            pixels = stream_pixels(scan, header, fail_on=fail_on)
            if most_s < inf:
                _end_after(pixels, most_s)
            pixels.avg()
    except UnreadableScan as fault:
        return _plain(fault, scan)
    return None


def _end_after(pixels: pyvips.Image, most_s: float) -> None:
    until_s = time.process_time() + most_s

    def look(image: pyvips.Image, _progress: object) -> None:
        if time.process_time() > until_s:
            image.set_kill(True)

    pixels.set_progress(True)
    pixels.signal_connect("eval", look)


def _plain(fault: UnreadableScan, scan: Scan) -> str:
    """Leave out where on this machine the file lies."""
    return str(fault).replace(str(scan), scan.name)


def _stated_dpi(scan: Scan, media_type: str) -> float | None:
    """Pixels an inch, across, as the header says."""
    plugin = _RESOLUTION_FORMATS.get(media_type) or PILLOW_FORMATS.get(media_type)
    if plugin is None:
        return None
    try:
        with decoding(), opened(scan) as file, Image.open(file, formats=(plugin,)) as picture:
            dpi = float(picture.info.get("dpi", (0, 0))[0])
    except UnreadableScan:
        return None
    return round(dpi, 2) if dpi > _UNSTATED_DPI else None
