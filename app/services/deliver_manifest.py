"""Handing out the IIIF manifest of a photograph."""

from app.domain.delivered import DeliveredDocument
from app.domain.viewers import Viewer
from app.holdings import Holding


def deliver_manifest(holding: Holding, viewer: Viewer, photograph_id: str) -> DeliveredDocument:
    """Give the manifest from the store; what is not there, or has rotted, is made again.

    Only a published photograph's is stored: that is the public view. `NotFound` where there is no
    such photograph, or the viewer may not know of it: that is decided before the store is asked.
    """
    with holding.open(viewer) as catalogue:
        revision = catalogue.manifest_revision(photograph_id)
        body = holding.manifests.stored(photograph_id, revision)
        if body is None:
            body = holding.manifests.make(catalogue.photograph(photograph_id))
    return DeliveredDocument.to(viewer, body)
