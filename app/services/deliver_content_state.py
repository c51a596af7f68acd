"""Handing out content states: what opens a side, or a region of it, in any IIIF viewer."""

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.region import Region
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.content_state import state_annotation


def deliver_content_state(
    holding: Holding, viewer: Viewer, photograph_id: str, side_id: str, region: Region | None
) -> DeliveredDocument:
    """Give the annotation; `NotFound` for a side that the photograph hasn't, or a hidden one."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    if side_id not in {side.id for side in photograph.description.sides}:
        raise NotFound("There is nothing at this address.")
    body = state_annotation(photograph_id, side_id, region, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)
