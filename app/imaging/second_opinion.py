"""What another decoder than the first makes of a scan: sound is what two have read through."""

from dataclasses import dataclass
from typing import Final

from PIL import Image, UnidentifiedImageError

from app.domain.errors import UnreadableScan
from app.domain.imagery import ImageLimits
from app.imaging.decoders import SAID_BEFORE, decoding, restrict_decoders
from app.imaging.handed_scan import Scan, opened
from app.imaging.scan_file import ScanHeader

_PLUGINS: Final = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/avif": "AVIF",
}
"""Media type to the plug-in of Pillow for what libvips reads first. Of the rest it is the first."""

_HELD_BYTES_PER_PX: Final = {"image/webp": 16, "image/avif": 16}
_USUAL_BYTES_PER_PX: Final = 4
_JPEG_SHRINK: Final = 8  # the whole stream is read, a 64th of the pixels is worked out


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """`fault` is empty where there is none, or no opinion; `remark` says why there is none."""

    fault: str = ""
    remark: str = ""


def opinion_bytes(header: ScanHeader) -> int:
    """Estimate how much memory it takes to have one."""
    if header.media_type not in _PLUGINS:
        return 0
    held = _HELD_BYTES_PER_PX.get(header.media_type, _USUAL_BYTES_PER_PX)
    px = header.stored.area_px
    return px // _JPEG_SHRINK if header.media_type == "image/jpeg" else held * px


def second_opinion(scan: Scan, header: ScanHeader, limits: ImageLimits) -> SecondOpinion:
    """Read a scan through by Pillow that libvips found sound.

    It has none of formats that one decoder alone reads here, of pictures that it could only hold
    whole and that are past the memory for that, and of kinds of TIFF that it does not know.
    """
    restrict_decoders()
    plugin = _PLUGINS.get(header.media_type)
    if plugin is None:
        return SecondOpinion()
    if opinion_bytes(header) > limits.max_decoding_bytes:
        why = "Read through by one decoder: it is too large for a second one."
        return SecondOpinion(remark=why)
    try:
        with decoding(), opened(scan) as file:
            return _read(file, plugin, header)
    except UnreadableScan as fault:
        if plugin == "TIFF" and isinstance(fault.__cause__, UnidentifiedImageError):
            why = "Read through by one decoder: a second one does not know this kind of TIFF."
            return SecondOpinion(remark=why)
        said = str(fault).removeprefix(SAID_BEFORE).removesuffix(".")
        why = f"A second decoder can't read it: {said}."
        return SecondOpinion(why)


def _read(file: object, plugin: str, header: ScanHeader) -> SecondOpinion:
    with Image.open(file, formats=(plugin,)) as picture:  # type: ignore[arg-type]
        size = {picture.size, picture.size[::-1]}  # some plug-ins have turned it already
        if (header.stored.width_px, header.stored.height_px) not in size:
            other = f"{picture.width} x {picture.height}"
            why = f"Two decoders disagree about its size: {header.stored} and {other} pixels."
            return SecondOpinion(why)
        if plugin == "JPEG":
            picture.draft(None, (picture.width // _JPEG_SHRINK, picture.height // _JPEG_SHRINK))
        picture.load()
    return SecondOpinion()
