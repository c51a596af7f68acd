"""An image request of the IIIF Image API, from its address to a plan."""

from dataclasses import dataclass
from typing import Self

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.domain.tile_grid import TileGrid
from app.iiif.image_grammar import bad
from app.iiif.image_region import RequestedRegion
from app.iiif.image_rotation import RequestedRotation
from app.iiif.image_size import RequestedSize
from app.iiif.image_version import ImageVersion


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """`{region}/{size}/{rotation}/{quality}.{format}`. IIIF Image API 3.0 and 2.1, 2.1."""

    version: ImageVersion
    region: RequestedRegion
    size: RequestedSize
    rotation: RequestedRotation
    quality: Quality
    format: ImageFormat

    @classmethod
    def parse(  # noqa: PLR0913 - an image request has five parts
        cls,
        version: ImageVersion,
        *,
        region: str,
        size: str,
        rotation: str,
        quality: str,
        format: str,  # noqa: A002 - the specification's own word
    ) -> Self:
        """Read the parts, percent-decoded, of one request; `BadImageRequest` for any other text."""
        return cls(
            version,
            RequestedRegion.parse(region),
            RequestedSize.parse(size, version),
            RequestedRotation.parse(rotation),
            _quality(quality),
            _format(format),
        )

    @classmethod
    def parse_tail(cls, version: ImageVersion, tail: str) -> Self:
        """Read what follows the identifier in an address: `full/max/0/default.jpg`."""
        parts = tail.split("/")
        if len(parts) != len(("region", "size", "rotation", "quality.format")):
            raise bad("address", tail, "write region/size/rotation/quality.format (section 2.1)")
        region, size, rotation, last = parts
        quality, point, extension = last.rpartition(".")
        if not point:
            raise bad("format", last, "write quality.format (section 2.1)")
        return cls.parse(
            version, region=region, size=size, rotation=rotation, quality=quality, format=extension
        )

    def plan(self, picture: Extent, *, limits: ImageLimits) -> RenderPlan:
        """Say what is to be made from a picture of this size (as shown), within the limits."""
        region = self.region.of(picture)
        size = self.size.of(region, grid=TileGrid.over(picture, limits=limits), limits=limits)
        plan = RenderPlan(
            region,
            size.width_px,
            size.height_px,
            mirrored=self.rotation.mirrored,
            rotation_deg=self.rotation.degrees,
            # the default here is all the colour there is: both name one picture
            quality=Quality.DEFAULT if self.quality is Quality.COLOR else self.quality,
            format=self.format,
        )
        _check_turned(plan, limits)
        return plan


def _quality(text: str) -> Quality:
    """3.0, 4.4 Quality; 2.1, 4.4 Quality."""
    try:
        return Quality(text)
    except ValueError:
        known = ", ".join(Quality)
        raise bad("quality", text, f"write one of {known} (section 4.4)") from None


def _format(text: str) -> ImageFormat:
    """3.0, 4.5 Format; 2.1, 4.5 Format."""
    try:
        return ImageFormat(text)
    except ValueError:
        known = ", ".join(ImageFormat)
        raise bad("format", text, f"write one of {known} (section 4.5)") from None


def _check_turned(plan: RenderPlan, limits: ImageLimits) -> None:
    """Bound what a turn makes of a size: a line of 10,000 pixels at 45 degrees fills 50 million."""
    if not plan.is_upright and plan.turned.area_px > limits.max_area_px:
        reason = f"turned so, it takes {plan.turned} pixels, past {limits.max_area_px} in all"
        raise bad("rotation", f"{plan.rotation_deg:g}", f"{reason}; ask for a smaller size")
    rounding_px = 0 if plan.is_upright else 1
    longest_px = max(plan.turned.width_px, plan.turned.height_px) + rounding_px
    if longest_px > plan.format.longest_side_px:
        reason = f"a side of {longest_px} pixels can't be written, at most"
        raise bad("format", plan.format, f"{reason} {plan.format.longest_side_px}")
