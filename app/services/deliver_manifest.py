"""Handing out the IIIF manifest of a photograph."""

from app.domain.delivered import DeliveredDocument
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


def deliver_manifest(holding: Holding, viewer: Viewer, photograph_id: str) -> DeliveredDocument:
    """Give the manifest from the store; what is not there, or has rotted, is made again.

    Only what the public sees of a published photograph is stored; whoever may see more has it made
    for them. `NotFound` where there is no
    such photograph, or the viewer may not know of it: that is decided before the store is asked.
    """
    is_public_view = not viewer.may(Scope.READ)
    with holding.open(viewer) as catalogue:
        revision = catalogue.manifest_revision(photograph_id)
        body = holding.manifests.stored(photograph_id, revision) if is_public_view else None
        if body is None:
            photograph = catalogue.photograph(photograph_id)
            body = holding.manifests.make(photograph, is_public_view=is_public_view)
    return DeliveredDocument.to(viewer, body)
