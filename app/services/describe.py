"""Describing a photograph: a new one, or one that is already in the catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.clashes import Clash
from app.domain.errors import Conflict
from app.domain.photographs import PhotographDescription
from app.domain.saving import AccessionedScan, Saved
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.prepared_words import prepared_for


def describe(  # noqa: PLR0913 - all that an editor can say beside the description
    holding: Holding,
    viewer: Viewer,
    description: PhotographDescription,
    *,
    photograph_id: str | None = None,
    expected_version: int | None = None,
    reason: str = "",
) -> Saved:
    """Save a description. Its scans are named by digests that `accession_scan` has stored before.

    What is published, or once was, goes on as it is: the description is kept beside it as a
    working copy, until `publish` applies it. Versions of both count in one row; `expected_version`
    is that of the working copy where there is one. `Rejected` names what can't be, `Clash` says
    that `expected_version` is past and what is different, `Conflict` that another photograph has
    the reference code or a scan. Nothing is changed then.
    """
    viewer.must(Scope.WRITE)
    scans = _new_scans(holding, viewer, description)
    words = prepared_for(description)
    with (
        _told_as_allowed(viewer),
        holding.open(viewer, writes=True, analyser=words) as catalogue,
    ):
        saved = catalogue.edit(
            description,
            scans=scans,
            photograph_id=photograph_id,
            expected_version=expected_version,
            reason=reason,
        )
        catalogue.commit()
        return saved


@contextmanager
def _told_as_allowed(viewer: Viewer) -> Iterator[None]:
    """Keep what another editor has said from whoever may write and not read."""
    try:
        yield
    except Clash as clash:
        if viewer.may(Scope.READ):
            raise
        raise Conflict(str(clash)) from None


def _new_scans(
    holding: Holding, viewer: Viewer, description: PhotographDescription
) -> dict[str, AccessionedScan]:
    """Look at those scans in the store that no record knows to be sound, before the transaction."""
    named = sorted({scan.sha256 for side in description.sides for scan in side.scans})
    with holding.open(viewer) as catalogue:
        known = {digest: catalogue.scan_characteristics(digest) for digest in named}
    unsettled = [digest for digest, scan in known.items() if scan is None or not scan.is_sound]
    found = ((digest, holding.intake.claimed(digest)) for digest in unsettled)
    return {digest: scan for digest, scan in found if scan is not None}
