"""Handing out what is written on a side, as IIIF annotations."""

from app.domain.delivered import DeliveredDocument
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif.annotations import annotation_page


def deliver_annotations(
    holding: Holding, viewer: Viewer, photograph_id: str, side_id: str
) -> DeliveredDocument:
    """Give the annotation page of a side; `NotFound` where photograph or side isn't there."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
    body = annotation_page(photograph, side_id, addresses=holding.addresses)
    return DeliveredDocument.to(viewer, body)
