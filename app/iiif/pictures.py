"""Pictures of a scan, as documents name them: the picture itself, and a small one."""

from typing import Any

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import ImageFormat
from app.domain.sides import ScanDescription
from app.domain.tile_grid import TileGrid
from app.iiif.addresses import Addresses
from app.iiif.scaling import largest

_PROFILE = "level2"  # Image API 3.0, 5.1: the short word


def picture_of(scan: ScanDescription) -> Extent:
    """Give the size of a scan that is shown, as it is shown."""
    return Extent(scan.width_px, scan.height_px)


def image(scan: ScanDescription, *, addresses: Addresses, limits: ImageLimits) -> dict[str, Any]:
    """Name a scan's picture with its image service of version 3 alone.

    IIIF Presentation API 3.0, 5.6: the size is that of the image at this address, which is
    smaller than the scan where the limits say so.
    """
    size = largest(picture_of(scan), limits)
    service_id = addresses.image_service(scan.id)
    return {
        **_described(addresses.image(scan.id, "full/max/0/default.jpg"), size),
        "service": [{"id": service_id, "type": "ImageService3", "profile": _PROFILE}],
    }


def thumbnail(
    scan: ScanDescription, *, addresses: Addresses, limits: ImageLimits
) -> dict[str, Any]:
    """Name a small picture of a scan: the smallest of the sizes that its info.json lists.

    Without a service: viewers then fetch this very picture, and ask for nothing else.
    """
    grid = TileGrid.over(picture_of(scan), limits=limits)
    size = grid.level(grid.factors[-1])
    tail = f"full/{size.width_px},{size.height_px}/0/default.jpg"
    return _described(addresses.image(scan.id, tail), size)


def _described(address: str, size: Extent) -> dict[str, Any]:
    return {
        "id": address,
        "type": "Image",
        "format": ImageFormat.JPG.media_type,
        "width": size.width_px,
        "height": size.height_px,
    }
