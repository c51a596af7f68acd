"""How scans in the store look, and how far two agree: from their derivatives, if there are any."""

from dataclasses import replace

from app.domain.derivative_levels import StoredTile
from app.domain.errors import NotFound, UnreadableScan
from app.domain.extent import Extent
from app.domain.near_duplicates import NearDuplicate
from app.domain.render_plan import RenderPlan
from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.iiif.scaling import limited, shape_of
from app.imaging.darkroom.orders import read_header, render
from app.imaging.perceptual_hash import perceptual_hash
from app.imaging.picture_agreement import picture_agreement
from app.storage.derivative_index import DamagedDerivative

_SMALL_LEVEL = 8  # at most 256 pixels a side, in one tile
_SMALL_PX = 256


def likeness_of(holding: Holding, sha256: str) -> int | None:
    """Give the perceptual hash of a scan; None where nothing can be seen of it, or on it."""
    try:
        return perceptual_hash(_small(holding, sha256))
    except UnreadableScan:
        return None


def with_agreement(holding: Holding, sha256: str, found: NearDuplicate) -> NearDuplicate:
    """Look closely at a catalogued scan that looks like one."""
    agreement = agreement_of(holding, sha256, found.sha256, quarter_turns=found.turned)
    return replace(found, agreement=agreement)


def agreement_of(holding: Holding, one: str, other: str, *, quarter_turns: int) -> float | None:
    """Give the share of details in which two scans agree, `one` turned clockwise before.

    None where there is nothing to compare. Two files are compared once in a process.
    """
    pair = (one, other, quarter_turns)
    if pair not in holding.agreements:
        holding.agreements.keep(pair, _compared(holding, *pair))
    return holding.agreements.known(pair)


def _compared(holding: Holding, one: str, other: str, quarter_turns: int) -> float | None:
    try:
        turned, straight = (_small(holding, sha256) for sha256 in (one, other))
        return picture_agreement(straight, turned, quarter_turns=quarter_turns)
    except (UnreadableScan, NotFound):
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


def _small(holding: Holding, sha256: str) -> bytes:
    return _from_derivative(holding, sha256) or _from_original(holding, sha256)


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
    whole = read_header(path, limits=holding.limits).shown.whole
    box = Extent(min(whole.width_px, _SMALL_PX), min(whole.height_px, _SMALL_PX))
    size = limited(shape_of(whole), box, holding.limits)
    with holding.pixel_work(patiently=True):
        plan = RenderPlan(whole, size.width_px, size.height_px)
        return render(path, plan, limits=holding.limits)
