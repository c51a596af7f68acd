"""Handing out the IIIF manifest of a photograph, or of an album."""

from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.manifests import StoredManifest, album_revision
from app.iiif.presentation_version import PresentationVersion
from app.persistence.catalogue import Catalogue


def deliver_manifest(
    holding: Holding,
    viewer: Viewer,
    record_id: str,
    *,
    version: PresentationVersion = PresentationVersion.V3,
) -> DeliveredDocument:
    """Give the manifest from the store; what is not there, or has rotted, is made again.

    Only what the public sees of a published photograph is stored; whoever may see more has it made
    for them. `NotFound` where there is no such photograph or album, or the viewer may not know of
    it: that is decided before the store is asked.
    """
    with holding.open(viewer) as catalogue:
        try:
            made = _of_photograph(holding, catalogue, record_id, version)
        except NotFound as missing:
            made = _of_album(holding, catalogue, record_id, version, missing)
    return DeliveredDocument.to(viewer, made.body, gzipped=made.gzipped)


def _of_photograph(
    holding: Holding, catalogue: Catalogue, photograph_id: str, version: PresentationVersion
) -> StoredManifest:
    is_public_view = not catalogue.viewer.may(Scope.READ)
    revision = catalogue.manifest_revision(photograph_id)
    if is_public_view and (stored := holding.manifests.stored(photograph_id, revision, version)):
        return stored
    photograph = catalogue.photograph(photograph_id)
    return holding.manifests.make(photograph, is_public_view=is_public_view, version=version)


def _of_album(
    holding: Holding,
    catalogue: Catalogue,
    unit_id: str,
    version: PresentationVersion,
    missing: NotFound,
) -> StoredManifest:
    """Give an album's; where there is no such unit either, a photograph was meant."""
    room, is_public_view = catalogue.reading_room, not catalogue.viewer.may(Scope.READ)
    try:
        state = room.album_state(unit_id)
    except NotFound as no_unit:
        raise (missing if type(no_unit) is NotFound else no_unit) from None
    if state is None:
        raise missing
    revision = album_revision(state)
    if is_public_view and (stored := holding.manifests.stored(unit_id, revision, version)):
        return stored
    album = room.album(unit_id)
    return holding.manifests.make_album(album, is_public_view=is_public_view, version=version)
