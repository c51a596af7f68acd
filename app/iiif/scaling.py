"""How large a region becomes: ratios, boxes and limits, in whole pixels."""

from math import isqrt

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.region import Region
from app.domain.tile_grid import TileGrid, reduced


def nearest(numerator: int, denominator: int) -> int:
    """Divide and round to the nearest pixel, a half upwards, never to nothing."""
    return max(1, (2 * numerator + denominator) // (2 * denominator))


def shape_of(region: Region) -> Extent:
    """Give the size of a region as it lies on the picture."""
    return Extent(region.width_px, region.height_px)


def by_width(width_px: int, region: Region, grid: TileGrid) -> Extent:
    """Find the height that goes with a width.

    Where both are those of a published tile or level, its own: viewers of version 2 ask an edge
    tile as `w,` and those of version 3 as `w,h`, rounded up, and both must get the same picture.
    """
    for factor in grid.factors_of(region):
        if reduced(region.width_px, factor) == width_px:
            return Extent(width_px, reduced(region.height_px, factor))
    return Extent(width_px, nearest(region.height_px * width_px, region.width_px))


def by_height(height_px: int, region: Region, grid: TileGrid) -> Extent:
    """Find the width that goes with a height, as `by_width` does."""
    for factor in grid.factors_of(region):
        if reduced(region.height_px, factor) == height_px:
            return Extent(reduced(region.width_px, factor), height_px)
    return Extent(nearest(region.width_px * height_px, region.height_px), height_px)


def fitted(shape: Extent, box: Extent) -> Extent:
    """Find the largest size of this shape inside a box, enlarging it if need be."""
    if box.width_px * shape.height_px <= box.height_px * shape.width_px:
        height_px = nearest(shape.height_px * box.width_px, shape.width_px)
        return Extent(box.width_px, height_px)
    return Extent(nearest(shape.width_px * box.height_px, shape.height_px), box.height_px)


def limited(shape: Extent, box: Extent, limits: ImageLimits) -> Extent:
    """Find the largest size of this shape inside a box and inside the limits.

    IIIF Image API 3.0 Implementation Notes, 4; under `maxArea` it is rounded down.
    """
    width_px = min(box.width_px, limits.max_width_px)
    size = fitted(shape, Extent(width_px, min(box.height_px, limits.max_height_px)))
    if size.area_px <= limits.max_area_px:
        return size
    width_px = max(1, isqrt(limits.max_area_px * shape.width_px // shape.height_px))
    height_px = max(1, width_px * shape.height_px // shape.width_px)
    width_px = min(width_px, limits.max_area_px // height_px or 1)
    return Extent(width_px, min(height_px, limits.max_area_px // width_px))


def largest(shape: Extent, limits: ImageLimits) -> Extent:
    """Find what `max` means: the region as it is, or as much as the limits let through."""
    return limited(shape, shape, limits)


def largest_enlarged(shape: Extent, limits: ImageLimits) -> Extent:
    """Find what `^max` means: as much as the limits let through."""
    return limited(shape, Extent(limits.max_width_px, limits.max_height_px), limits)


def is_within(size: Extent, limits: ImageLimits) -> bool:
    """Whether an answer of this size may be asked. 3.0, 5.2: maxWidth, maxHeight, maxArea."""
    return (
        size.width_px <= limits.max_width_px
        and size.height_px <= limits.max_height_px
        and size.area_px <= limits.max_area_px
    )


def enlarges(size: Extent, shape: Extent) -> bool:
    """Whether a region is scaled up on either side."""
    return size.width_px > shape.width_px or size.height_px > shape.height_px
