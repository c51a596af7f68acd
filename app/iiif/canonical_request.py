"""The one address among many that a picture is best known by."""

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.render_plan import RenderPlan
from app.domain.tile_grid import TileGrid
from app.iiif import scaling
from app.iiif.image_rotation import canonical_rotation
from app.iiif.image_version import ImageVersion


def canonical_tail(
    version: ImageVersion, plan: RenderPlan, *, picture: Extent, limits: ImageLimits
) -> str:
    """Write `{region}/{size}/{rotation}/{quality}.{format}` for a plan on a picture.

    IIIF Image API 3.0, 4.8 Canonical URI Syntax; 2.1, 4.7 Canonical URI Syntax.
    """
    region = "full" if plan.region == picture.whole else plan.region.xywh
    if version is ImageVersion.V3:
        size = _size_3(plan, limits)
    else:
        size = _size_2(plan, TileGrid.over(picture, limits=limits))
    rotation = canonical_rotation(plan.rotation_deg, mirrored=plan.mirrored)
    return f"{region}/{size}/{rotation}/{plan.quality}.{plan.format}"


def _size_3(plan: RenderPlan, limits: ImageLimits) -> str:
    """3.0: `max`, or `^max`, or `w,h`, or `^w,h` where it enlarges."""
    shape = scaling.shape_of(plan.region)
    if plan.scaled == scaling.largest(shape, limits):
        return "max"
    if plan.scaled == scaling.largest_enlarged(shape, limits):
        return "^max"
    caret = "^" if scaling.enlarges(plan.scaled, shape) else ""
    return f"{caret}{plan.width_px},{plan.height_px}"


def _size_2(plan: RenderPlan, grid: TileGrid) -> str:
    """2.1: `full` where nothing is scaled, `w,` where the ratio is kept, or `w,h`."""
    if plan.scaled == scaling.shape_of(plan.region):
        return "full"
    if plan.scaled == scaling.by_width(plan.width_px, plan.region, grid):
        return f"{plan.width_px},"
    return f"{plan.width_px},{plan.height_px}"
