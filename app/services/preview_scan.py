"""Showing a scan to whoever catalogues it, before any photograph names it."""

from app.domain.errors import NotFound
from app.domain.extent import Extent
from app.domain.region import Region
from app.domain.render_plan import RenderPlan
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.handing_out import original_to_hand_out
from app.iiif.scaling import limited, shape_of
from app.imaging.darkroom.orders import read_header, render


def preview_scan(  # noqa: PLR0913 - the file, and what is to be seen of it
    holding: Holding,
    viewer: Viewer,
    sha256: str,
    *,
    region: Region | None = None,
    rotation_deg: int = 0,
    longest_px: int = 1600,
) -> bytes:
    """Make a JPEG of a scan in the store, or of a region of it, turned clockwise.

    Needs the scopes `write` and `read`. `NotFound` where no such scan is kept, or the region does
    not lie on it; `UnreadableScan` where nothing comes of it, `DamagedOriginal` where it has other
    bytes than when it came in.
    """
    for scope in (Scope.WRITE, Scope.READ):  # nothing says here what is closed
        viewer.must(scope)
    if not holding.originals.exists(sha256):
        raise NotFound("There is no such scan.")
    path = original_to_hand_out(holding, sha256)
    shown = read_header(path, limits=holding.limits).shown
    wanted = region or shown.whole
    if not wanted.fits(shown.width_px, shown.height_px):
        raise NotFound("There is no such place on this scan.")
    box = Extent(min(wanted.width_px, longest_px), min(wanted.height_px, longest_px))
    size = limited(shape_of(wanted), box, holding.limits)
    turn_deg = float(rotation_deg % 360)
    plan = RenderPlan(wanted, size.width_px, size.height_px, rotation_deg=turn_deg)
    with holding.pixel_work():
        return render(path, plan, limits=holding.limits)
