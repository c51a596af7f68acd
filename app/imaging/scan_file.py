"""A scan's file: what its header says, and its pixels as they stream out of it."""

from dataclasses import dataclass
from typing import Final, Literal

import pyvips
from PIL import Image

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.imaging.decoders import (
    LIBVIPS_LOADERS,
    PILLOW_FORMATS,
    decodable_px,
    decoding,
    decoding_bytes,
    restrict_decoders,
)
from app.imaging.handed_scan import Scan, opened, source_of
from app.imaging.identify import identify
from app.imaging.orientation import UPRIGHT, shown_extent

Strictness = Literal["none", "truncated", "error", "warning"]
"""From what fault on libvips gives a file up; `none` shows as much as there is."""

_SAMPLE_BITS: Final = {"uchar": 8, "char": 8, "ushort": 16, "short": 16, "double": 64}
_WIDER_SAMPLE_BITS: Final = 32
_MODE_BITS: Final = {"1": 1, "I;16": 16, "I;16L": 16, "I;16B": 16, "I": 32, "F": 32}
_SHOWN_IN_PART: Final = frozenset({"image/gif", "image/bmp"})


@dataclass(frozen=True, slots=True)
class ScanHeader:
    """What the head of a file says. `stored` is before, `shown` after the EXIF orientation."""

    media_type: str
    stored: Extent
    bands: int
    bit_depth: int
    orientation: int = UPRIGHT
    icc_profile: bytes | None = None
    pages: int = 1
    is_interlaced: bool = False

    @property
    def shown(self) -> Extent:
        """The size as shown."""
        return shown_extent(self.stored, orientation=self.orientation)

    def decodable_px(self, limits: ImageLimits) -> int:
        """How many pixels a scan of this kind may have."""
        return decodable_px(self.media_type, limits, is_interlaced=self.is_interlaced)

    @property
    def decoding_bytes(self) -> int:
        """How much memory it takes to decode it."""
        return decoding_bytes(self.media_type, self.stored, is_interlaced=self.is_interlaced)


def read_header(scan: Scan) -> ScanHeader:
    """Read a scan's header and no pixel; `Rejected` for no scan, `UnreadableScan` for a broken."""
    restrict_decoders()
    media_type = identify(scan)
    with decoding():
        if media_type in PILLOW_FORMATS:
            return _header_by_pillow(scan, media_type)
        return _header_by_libvips(scan, media_type)


def stream_pixels(
    scan: Scan, header: ScanHeader, *, fail_on: Strictness = "none", shrink: int = 1
) -> pyvips.Image:
    """Open the pixels as stored, to be read once from the top to the bottom.

    `shrink` is 1, 2, 4 or 8 and for JPEG alone: the decoder gives that part of each side,
    without the last started pixel. Decoding happens, and fails, while they are read.
    """
    restrict_decoders()
    if header.media_type in PILLOW_FORMATS:
        return _pixels_by_pillow(scan, header.media_type, strict=fail_on != "none")
    load = getattr(pyvips.Image, f"{LIBVIPS_LOADERS[header.media_type]}_source")
    options = {"shrink": shrink} if shrink > 1 else {}
    return load(source_of(scan), access="sequential", fail_on=fail_on, **options)


def _header_by_libvips(scan: Scan, media_type: str) -> ScanHeader:
    load = getattr(pyvips.Image, f"{LIBVIPS_LOADERS[media_type]}_source")
    image = load(source_of(scan), access="sequential")
    fields = frozenset(image.get_fields())

    def stated(field: str, otherwise: int) -> int:
        return int(image.get(field)) if field in fields else otherwise

    sample_bits = _SAMPLE_BITS.get(image.format, _WIDER_SAMPLE_BITS)
    return ScanHeader(
        media_type,
        Extent(image.width, image.height),
        bands=image.bands,
        bit_depth=stated("bits-per-sample", sample_bits),
        orientation=stated("orientation", UPRIGHT),
        icc_profile=image.get("icc-profile-data") if "icc-profile-data" in fields else None,
        pages=stated("n-pages", 1),
        is_interlaced=bool(stated("interlaced", 0)),
    )


def _header_by_pillow(scan: Scan, media_type: str) -> ScanHeader:
    with opened(scan) as file, Image.open(file, formats=(PILLOW_FORMATS[media_type],)) as picture:
        return ScanHeader(
            media_type,
            Extent(*picture.size),
            bands=len(picture.getbands()),
            bit_depth=_MODE_BITS.get(picture.mode, 8),
            icc_profile=picture.info.get("icc_profile"),
        )


def _pixels_by_pillow(scan: Scan, media_type: str, *, strict: bool) -> pyvips.Image:
    with opened(scan) as file, Image.open(file, formats=(PILLOW_FORMATS[media_type],)) as picture:
        try:
            picture.load()
        except Exception:
            if strict or media_type not in _SHOWN_IN_PART:
                raise
            picture.tile = []  # nothing more to decode: what was, stays in the picture
        return _as_vips(picture)


def _as_vips(picture: Image.Image) -> pyvips.Image:
    """Hand pixels over from Pillow, palettes resolved, with their ICC profile."""
    if picture.mode.startswith("I;16"):
        mode, bands, sample = "I;16", 1, "ushort"
    else:
        mode = _plain_mode(picture)
        bands, sample = len(mode), "uchar"
    # converting to the mode that it has would copy it, past the memory that `decodable_px` allows
    pixels = picture if picture.mode == mode else picture.convert(mode)
    width_px, height_px = pixels.size
    image = pyvips.Image.new_from_memory(pixels.tobytes(), width_px, height_px, bands, sample)
    grey = "grey16" if sample == "ushort" else "b-w"
    image = image.copy(interpretation="srgb" if bands > len("LA") else grey)
    if profile := picture.info.get("icc_profile"):
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def _plain_mode(picture: Image.Image) -> str:
    if picture.mode in {"L", "LA", "RGB", "RGBA"}:
        return picture.mode
    if picture.mode == "1":
        return "L"
    return "RGBA" if picture.has_transparency_data else "RGB"
