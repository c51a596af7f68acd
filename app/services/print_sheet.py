"""Making the sheet of a photograph that is printed: a PDF file of what the viewer may see."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.catalogued import CataloguedPhotograph
from app.domain.errors import DamagedHolding, UnreadableScan
from app.domain.extent import Extent
from app.domain.render_plan import RenderPlan
from app.domain.sides import ScanDescription
from app.domain.size_caps import is_capped, reduced
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.handing_out import original_to_hand_out
from app.iiif.scaling import fitted
from app.imaging.darkroom.orders import render
from app.storage.derivative_index import DamagedDerivative

MOST_SIDES: Final = 40
"""A sheet shows no more sides: whoever prints an album takes its pages from the viewer."""

_BOX: Final = Extent(1600, 1600)  # 230 pixels to the inch on the width of the sheet
_TAG_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class OrderedSheet:
    """A sheet that may be given, before anything of it was made. `etag` is strong, in quotes."""

    photograph: CataloguedPhotograph
    etag: str
    is_public: bool


def order_sheet(holding: Holding, viewer: Viewer, photograph_id: str) -> OrderedSheet:
    """Find what the viewer may see of a photograph; `NotFound` where there is none to see."""
    from app.iiif.sheet import EDITION  # noqa: PLC0415 - fpdf2 takes a third of a second

    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    described = photograph.description
    made_of = (
        f"{EDITION} {photograph.manifest_revision} {described} {photograph.credit_lines} "
        f"{holding.addresses.base}"
    )
    tag = hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:_TAG_DIGITS]
    return OrderedSheet(photograph, f'"{tag}"', is_public=not viewer.may(Scope.READ))


def print_sheet(holding: Holding, ordered: OrderedSheet, *, client: str = "") -> bytes:
    """Give the sheet as it was made lately, or make it in its turn; `Busy` as `make_image`."""
    made = holding.pictures.get(ordered.etag)
    if made is None:
        with holding.pixel_work(client=client):
            made = _made(holding, ordered.photograph)
        holding.pictures.keep(ordered.etag, made)
    return made


def _made(holding: Holding, photograph: CataloguedPhotograph) -> bytes:
    # Imported here because fpdf2 and iiif-prezi3 take most of a second, and few print.
    from app.iiif.annotations import readings_of  # noqa: PLC0415
    from app.iiif.manifest import presented_photograph  # noqa: PLC0415
    from app.iiif.manifest_metadata import written_pairs  # noqa: PLC0415
    from app.iiif.sheet import sheet  # noqa: PLC0415

    presented = presented_photograph(photograph, addresses=holding.addresses, limits=holding.limits)
    told_beside = written_pairs(photograph.description)  # each reading stands with its side
    facts = tuple(pair for pair in presented.metadata if pair not in told_beside)
    return sheet(
        replace(presented, metadata=facts),
        readings_of(photograph),
        _pictures(holding, photograph),
        made_at=photograph.modified_at,
    )


def _pictures(holding: Holding, photograph: CataloguedPhotograph) -> Mapping[str, bytes]:
    """Give the picture of each side that has one; one that can't be read is left out."""
    pictures = {}
    for side in photograph.description.sides[:MOST_SIDES]:
        if side.shown_scan is None:
            continue
        try:
            pictures[side.id] = _picture(holding, side.shown_scan)
        except (UnreadableScan, DamagedHolding):
            continue
    return pictures


def _picture(holding: Holding, scan: ScanDescription) -> bytes:
    """Make a picture that fits the sheet, from the derivative, else from the original."""
    whole = Extent(scan.width_px, scan.height_px)
    size = fitted(whole, _BOX)
    if size.width_px > whole.width_px:
        size = whole
    if is_capped(size, scan.size_cap_px):
        size = reduced(whole, scan.size_cap_px or 1)
    plan = RenderPlan(whole.whole, size.width_px, size.height_px)
    derivative = holding.derivation.opened(scan.sha256)
    if derivative is not None and derivative.levels.picture == whole:
        try:
            return holding.regions.render(derivative, plan)
        except (DamagedDerivative, UnreadableScan):
            holding.derivation.want(scan.sha256)
    return render(
        original_to_hand_out(holding, scan.sha256),
        plan,
        limits=holding.limits,
        jpeg_quality=holding.settings.derivative_quality,
    )
