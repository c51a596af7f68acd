"""Pictures of a scan, as documents present them: the largest there is, and a small one."""

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.languages import LanguageMap
from app.domain.sides import ScanDescription
from app.domain.tile_grid import TileGrid
from app.iiif.presented import NOTHING, Picture
from app.iiif.scaling import largest


def picture_of(scan: ScanDescription) -> Extent:
    """Give the size of a scan that is shown, as it is shown."""
    return Extent(scan.width_px, scan.height_px)


def largest_picture(
    scan: ScanDescription, *, limits: ImageLimits, label: LanguageMap = NOTHING
) -> Picture:
    """Give a scan's picture as large as it is given out: smaller where the limits say so."""
    whole = picture_of(scan)
    return Picture(scan.id, whole, largest(whole, limits), label)


def small_picture(scan: ScanDescription, *, limits: ImageLimits) -> Picture:
    """Give a small picture of a scan: the smallest of the sizes that its info.json lists."""
    whole = picture_of(scan)
    grid = TileGrid.over(whole, limits=limits)
    return Picture(scan.id, whole, grid.level(grid.factors[-1]))
