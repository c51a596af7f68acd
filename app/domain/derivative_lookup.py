"""Which stored picture is already the answer to a request."""

from app.domain.derivative import DerivativeShape, StoredPicture, StoredRendition
from app.domain.derivative_levels import DerivativeLevels, StoredTile
from app.domain.region import Region
from app.domain.render_plan import ImageFormat, Quality, RenderPlan
from app.domain.tile_grid import TileGrid, reduced


def stored_answer(plan: RenderPlan, shape: DerivativeShape) -> StoredPicture | None:
    """Find the tile or rendition whose bytes answer a plan as they are; None where none does.

    That is a tile on the grid at one of its factors, or the whole picture at the size of a level.
    """
    if plan.mirrored or plan.rotation_deg or plan.format is not ImageFormat.JPG:
        return None
    if plan.quality not in {Quality.DEFAULT, Quality.COLOR}:
        return None
    if plan.region == shape.picture.whole:
        return _whole(plan, shape)
    return _tile(plan, shape.levels)


def _whole(plan: RenderPlan, shape: DerivativeShape) -> StoredPicture | None:
    levels = shape.levels
    for level in range(levels.top, -1, -1):
        size = levels.extent(level)
        if size == plan.scaled:
            if shape.is_rendition(level):
                return StoredRendition(size)
            fits = max(size.width_px, size.height_px) <= levels.tile_px
            return StoredTile(level, 0, 0) if fits else None
    return None


def _tile(plan: RenderPlan, levels: DerivativeLevels) -> StoredTile | None:
    region = plan.region
    for factor in TileGrid(levels.picture, levels.tile_px).factors_of(region):
        if _scaled_by(factor, region, plan):
            span_px = levels.tile_px * factor
            column, row = region.x_px // span_px, region.y_px // span_px
            return StoredTile(levels.level_at(factor), column, row)
    return None


def _scaled_by(factor: int, region: Region, plan: RenderPlan) -> bool:
    width_px, height_px = reduced(region.width_px, factor), reduced(region.height_px, factor)
    return (plan.width_px, plan.height_px) == (width_px, height_px)
