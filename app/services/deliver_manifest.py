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
    if viewer.may(Scope.READ):
        with holding.open(viewer) as catalogue:
            made = _made(holding, catalogue, record_id, version)
    else:
        made = _stored(holding, viewer, record_id, version) or _kept(
            holding, viewer, record_id, version
        )
    return DeliveredDocument.to(viewer, made.body, gzipped=made.gzipped)


def _kept(
    holding: Holding, viewer: Viewer, record_id: str, version: PresentationVersion
) -> StoredManifest:
    """Make what is to be stored, unless another has just done it."""
    with holding.manifests.turn(record_id):
        if stored := _stored(holding, viewer, record_id, version):
            return stored
        with holding.open(viewer) as catalogue:
            return _made(holding, catalogue, record_id, version)


def _stored(
    holding: Holding, viewer: Viewer, record_id: str, version: PresentationVersion
) -> StoredManifest | None:
    with holding.open(viewer) as catalogue:
        try:
            revision = catalogue.manifest_revision(record_id)
        except NotFound as missing:
            revision = album_revision(_state_of_album(catalogue, record_id, missing))
        return holding.manifests.stored(record_id, revision, version)


def _made(
    holding: Holding, catalogue: Catalogue, record_id: str, version: PresentationVersion
) -> StoredManifest:
    manifests, is_public_view = holding.manifests, not catalogue.viewer.may(Scope.READ)
    try:
        photograph = catalogue.photograph(record_id)
    except NotFound as missing:
        _state_of_album(catalogue, record_id, missing)
        album = catalogue.reading_room.album(record_id)
        return manifests.make_album(album, is_public_view=is_public_view, version=version)
    return manifests.make(photograph, is_public_view=is_public_view, version=version)


def _state_of_album(catalogue: Catalogue, unit_id: str, missing: NotFound) -> str:
    """Tell the state of an album; where there is no such unit either, a photograph was meant."""
    try:
        state = catalogue.reading_room.album_state(unit_id)
    except NotFound as no_unit:
        raise (missing if type(no_unit) is NotFound else no_unit) from None
    if state is None:
        raise missing
    return state
