"""The perceptual hash of a scan in the store, from its derivative where there is one."""

from app.domain.derivative_levels import StoredTile
from app.domain.errors import UnreadableScan
from app.domain.extent import Extent
from app.domain.render_plan import RenderPlan
from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.iiif.scaling import limited, shape_of
from app.imaging.perceptual_hash import perceptual_hash
from app.imaging.render import render
from app.imaging.scan_file import read_header
from app.storage.derivative_index import DamagedDerivative

_SMALL_LEVEL = 8  # at most 256 pixels a side, in one tile
_SMALL_PX = 256


def likeness_of(holding: Holding, sha256: str) -> int | None:
    """Give the perceptual hash of a scan; None where nothing can be seen of it, or on it."""
    try:
        return perceptual_hash(_from_derivative(holding, sha256) or _from_original(holding, sha256))
    except UnreadableScan:
        return None


def note_likeness(holding: Holding, sha256: str) -> None:
    """Keep the perceptual hash of a catalogued scan that has none yet."""
    with holding.open(THE_DESK) as catalogue:
        if catalogue.likenesses.known(sha256) is not None:
            return
    likeness = likeness_of(holding, sha256)
    if likeness is None:
        return
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.likenesses.keep(sha256, likeness)
        catalogue.commit()


def _from_derivative(holding: Holding, sha256: str) -> bytes | None:
    derivative = holding.derivation.opened(sha256)
    if derivative is None:
        return None
    try:
        return derivative.read(StoredTile(min(derivative.levels.top, _SMALL_LEVEL), 0, 0))
    except DamagedDerivative:
        return None


def _from_original(holding: Holding, sha256: str) -> bytes:
    path = holding.originals.path(sha256)
    whole = read_header(path).shown.whole
    box = Extent(min(whole.width_px, _SMALL_PX), min(whole.height_px, _SMALL_PX))
    size = limited(shape_of(whole), box, holding.limits)
    with holding.pixel_work(patiently=True):
        plan = RenderPlan(whole, size.width_px, size.height_px)
        return render(path, plan, limits=holding.limits)
