"""Pictures of a scan, as documents present them: the largest there is, and a small one."""

from app.domain.extent import Extent
from app.domain.imagery import ImageLimits
from app.domain.languages import LanguageMap
from app.domain.sides import ScanDescription
from app.domain.size_caps import is_capped, reduced
from app.domain.tile_grid import TileGrid
from app.iiif.presented import NOTHING, Picture
from app.iiif.scaling import largest


def picture_of(scan: ScanDescription) -> Extent:
    """Give the size of a scan that is shown, as it is shown."""
    return Extent(scan.width_px, scan.height_px)


def largest_picture(
    scan: ScanDescription, *, limits: ImageLimits, label: LanguageMap = NOTHING
) -> Picture:
    """Give a scan's picture as large as it is given out: smaller where limits or a cap say so.

    One that is given to nobody without signing in is told as it is given to those who do.
    """
    whole = picture_of(scan)
    given = largest(whole, limits)
    if not scan.size_cap_px:
        return Picture(scan.id, whole, given, label)
    capped = reduced(whole, min(scan.size_cap_px, max(given.width_px, given.height_px)))
    return Picture(scan.id, whole, capped, label, is_capped=True)


def tail_of(picture: Picture) -> str:
    """Say how the largest picture is asked for: by its size where `max` is more than is given."""
    asked = f"{picture.size.width_px},{picture.size.height_px}" if picture.is_capped else "max"
    return f"full/{asked}/0/default.jpg"


def small_picture(scan: ScanDescription, *, limits: ImageLimits) -> Picture:
    """Give a small picture of a scan: the smallest of the sizes that its info.json lists.

    Under a cap that is smaller still, as large as that.
    """
    whole = picture_of(scan)
    grid = TileGrid.over(whole, limits=limits)
    size = grid.level(grid.factors[-1])
    if is_capped(size, scan.size_cap_px):
        size = reduced(whole, scan.size_cap_px or 1)
    return Picture(scan.id, whole, size)
