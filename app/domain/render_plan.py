"""What is to be made from one picture: geometry alone, whoever asked and however."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, cos, radians, sin

from app.domain.errors import Problem, Rejected
from app.domain.extent import Extent
from app.domain.region import Region

_FULL_TURN_DEG = 360
_RIGHT_ANGLE_DEG = 90
_ROUNDING_PX = 1e-6  # a sine's last digits must not add a row of pixels


class Quality(StrEnum):
    """IIIF Image API 3.0, 4.4 Quality. The default is all the colour that a picture has."""

    DEFAULT = "default"
    COLOR = "color"
    GRAY = "gray"
    BITONAL = "bitonal"


class ImageFormat(StrEnum):
    """A format that pictures are given out in, by its extension. IIIF Image API 3.0, 4.5 Format."""

    JPG = "jpg"
    PNG = "png"
    WEBP = "webp"
    TIF = "tif"
    GIF = "gif"
    AVIF = "avif"

    @property
    def media_type(self) -> str:
        """Its registered media type (IANA)."""
        return {"jpg": "image/jpeg", "tif": "image/tiff"}.get(self.value, f"image/{self.value}")

    @property
    def has_transparency(self) -> bool:
        """Whether the corners beside a turned picture can be left empty."""
        return self is not ImageFormat.JPG

    @property
    def longest_side_px(self) -> int:
        """The longest side that a file of this format can have."""
        return {"webp": 16_383, "jpg": 65_500, "gif": 65_535, "avif": 65_535}.get(
            self.value, 2**31 - 1
        )


@dataclass(frozen=True, slots=True)
class RenderPlan:
    """Cut `region`, scale it to width and height, mirror, turn clockwise, reduce colour, encode.

    `region` is in pixels of the picture as shown (EXIF orientation applied); `width_px` and
    `height_px` are the size before the turn; `rotation_deg` is 0 or more and less than 360.
    The order is that of the IIIF Image API 3.0, 4.6. Equal plans make equal pictures.
    """

    region: Region
    width_px: int
    height_px: int
    mirrored: bool = False
    rotation_deg: float = 0.0
    quality: Quality = Quality.DEFAULT
    format: ImageFormat = ImageFormat.JPG

    def __post_init__(self) -> None:
        """Refuse a picture without an area or a turn that isn't one."""
        if min(self.width_px, self.height_px) < 1:
            problem = Problem("size", f"{self.width_px},{self.height_px}", "must be 1 or more")
            raise Rejected("A picture can't be made without an area.", (problem,))
        if not 0 <= self.rotation_deg < _FULL_TURN_DEG:
            problem = Problem("rotation", str(self.rotation_deg), "must be from 0 to below 360")
            raise Rejected("A picture can't be turned so far.", (problem,))

    @property
    def scaled(self) -> Extent:
        """Its size before the turn: what the limits of an installation bound."""
        return Extent(self.width_px, self.height_px)

    @property
    def is_upright(self) -> bool:
        """Whether it is turned by right angles only, so that no corner stays empty."""
        return self.rotation_deg % _RIGHT_ANGLE_DEG == 0

    @property
    def turned(self) -> Extent:
        """The bounding box after the turn. Image API 3.0 Implementation Notes, 5."""
        angle = radians(self.rotation_deg)
        across, along = abs(cos(angle)), abs(sin(angle))
        return Extent(
            ceil(self.width_px * across + self.height_px * along - _ROUNDING_PX),
            ceil(self.height_px * across + self.width_px * along - _ROUNDING_PX),
        )
