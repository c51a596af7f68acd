"""What is known of a scan's pixels and bytes, and what may be asked of them."""

from dataclasses import dataclass, field
from enum import StrEnum


class ScanCondition(StrEnum):
    """What became of the attempt to decode a scan. A scan is kept in every one of them."""

    SOUND = "sound"
    DAMAGED = "damaged"  # decodes in part: shown as far as it goes
    UNREADABLE = "unreadable"  # an image format, but no picture comes out of it
    OVERSIZED = "oversized"  # more pixels than the installation's limit: not decoded


SHOWN = frozenset({ScanCondition.SOUND, ScanCondition.DAMAGED})
"""The conditions in which there is something to see."""


@dataclass(frozen=True, slots=True)
class Characteristics:
    """What a scan is, technically. Sizes are as shown: after the EXIF orientation is applied.

    `bit_depth` is bits a band, `resolution_dpi` None where the file does not say.
    """

    media_type: str
    width_px: int
    height_px: int
    bands: int
    bit_depth: int
    resolution_dpi: float | None
    icc_profile: str | None
    condition: ScanCondition
    condition_note: str = ""


@dataclass(frozen=True, slots=True)
class StoredOriginal:
    """An original as it lies in the store: its SHA-256 in lower-case hex and its length.

    `sha512` is its second digest, by which OCFL knows it; empty where nobody has read it for that.
    """

    sha256: str
    size_bytes: int
    already_kept: bool = False
    sha512: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Digests:
    """What the bytes of a file come to, in lower-case hex: FIPS 180-4."""

    sha256: str
    sha512: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """What an installation is ready to decode and to answer.

    `max_source_px` bounds width x height of an original, `max_area_px`, `max_width_px` and
    `max_height_px` bound an answer (IIIF Image API 3.0, 5.2 Technical Properties).
    `max_decoding_bytes` is the memory that all decoding at one moment may take together.
    """

    max_source_px: int = 400_000_000
    max_width_px: int = 10_000
    max_height_px: int = 10_000
    max_area_px: int = 50_000_000
    max_decoding_bytes: int = 671_088_640
