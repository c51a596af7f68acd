"""The image information document, info.json: what a viewer must know before its first request."""

from dataclasses import dataclass, replace
from typing import Any

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import ImageFormat, Quality
from app.domain.tile_grid import TileGrid
from app.iiif.authorization import CONTEXT_2 as AUTHORIZATION_2
from app.iiif.image_version import PROTOCOL, ImageVersion
from app.iiif.scaling import is_within

_IN_LEVEL_2 = {ImageFormat.JPG, ImageFormat.PNG}
_SHARED_FEATURES = ("canonicalLinkHeader", "mirroring", "profileLinkHeader", "rotationArbitrary")


@dataclass(frozen=True, slots=True)
class ImageService:
    """One picture's image service.

    `service_id` is its base URI as the client asked for it, without a slash at the end;
    `picture` the size as shown; `rights` one Creative Commons or RightsStatements.org URI;
    `services` are those that open it to whoever may see it, none where everybody may. What
    `is_enlarged` is given out larger than it is; else it is itself the most that is given out.
    """

    service_id: str
    picture: Extent
    has_colour: bool = True
    rights: str | None = None
    services: tuple[dict[str, Any], ...] = ()
    is_enlarged: bool = True

    def most(self, limits: ImageLimits) -> ImageLimits:
        """Say how large its pictures may be."""
        if self.is_enlarged:
            return limits
        return replace(
            limits,
            max_width_px=min(self.picture.width_px, limits.max_width_px),
            max_height_px=min(self.picture.height_px, limits.max_height_px),
            max_area_px=min(self.picture.area_px, limits.max_area_px),
        )


def image_information(
    version: ImageVersion, service: ImageService, *, limits: ImageLimits
) -> dict[str, Any]:
    """Describe an image service at compliance level 2, as JSON-ready values.

    IIIF Image API 3.0, 5 Image Information; 2.1, 5 Image Information.
    """
    grid = TileGrid.over(service.picture, limits=limits)
    document = _by_version(version, service, grid, limits)
    if not service.services:
        return document
    context = [AUTHORIZATION_2, document["@context"]]  # 3.0, 5.1: that of the image comes last
    return document | {"@context": context, "service": list(service.services)}


def _by_version(
    version: ImageVersion, service: ImageService, grid: TileGrid, limits: ImageLimits
) -> dict[str, Any]:
    describe = _version_3 if version is ImageVersion.V3 else _version_2
    return describe(service, grid, limits)


def _version_3(service: ImageService, grid: TileGrid, limits: ImageLimits) -> dict[str, Any]:
    document = {
        "@context": ImageVersion.V3.context,
        "id": service.service_id,
        "type": "ImageService3",
        "protocol": PROTOCOL,
        "profile": "level2",
        **_geometry(grid, limits),
        **_maximum(service.most(limits)),
        "extraFormats": _extra_formats(),
        "extraQualities": _extra_qualities(has_colour=service.has_colour),
        "extraFeatures": sorted((*_SHARED_FEATURES, *(["sizeUpscaling"] * service.is_enlarged))),
    }
    return document | ({"rights": service.rights} if service.rights else {})


def _version_2(service: ImageService, grid: TileGrid, limits: ImageLimits) -> dict[str, Any]:
    beyond_level_2 = {
        "formats": _extra_formats(),
        "qualities": _extra_qualities(has_colour=service.has_colour),
        **_maximum(service.most(limits)),
        "supports": sorted(
            (*_SHARED_FEATURES, "regionSquare", *(["sizeAboveFull"] * service.is_enlarged))
        ),
    }
    document = {
        "@context": ImageVersion.V2.context,
        "@id": service.service_id,
        "@type": "iiif:Image",
        "protocol": PROTOCOL,
        **_geometry(grid, limits),
        "profile": [ImageVersion.V2.profile, beyond_level_2],
    }
    return document | ({"license": service.rights} if service.rights else {})


def _geometry(grid: TileGrid, limits: ImageLimits) -> dict[str, Any]:
    """Size, levels from the smallest, tiles. 3.0, 5.2-5.4; 2.1, 5.2.

    A level past the limits is left out of `sizes`: it may not be asked for whole.
    """
    levels = [grid.level(factor) for factor in reversed(grid.factors)]
    return {
        "width": grid.picture.width_px,
        "height": grid.picture.height_px,
        "sizes": [
            {"width": level.width_px, "height": level.height_px}
            for level in levels
            if is_within(level, limits)
        ],
        "tiles": [{"width": grid.tile_px, "scaleFactors": list(grid.factors)}],
    }


def _maximum(limits: ImageLimits) -> dict[str, int]:
    return {
        "maxWidth": limits.max_width_px,
        "maxHeight": limits.max_height_px,
        "maxArea": limits.max_area_px,
    }


def _extra_formats() -> list[str]:
    return sorted(format_.value for format_ in set(ImageFormat) - _IN_LEVEL_2)


def _extra_qualities(*, has_colour: bool) -> list[str]:
    """3.0, 4.4: `color` is not named where there is none, and still answered."""
    extra = {Quality.COLOR.value, Quality.GRAY.value, Quality.BITONAL.value}
    return sorted(extra if has_colour else extra - {Quality.COLOR.value})
