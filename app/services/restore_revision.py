"""Bringing back what a photograph's description once was."""

from app.domain.saving import Saved
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.prepared_words import prepared_for


def restore_revision(  # noqa: PLR0913 - which one, since when, and why
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    version: int,
    *,
    expected_version: int | None = None,
    reason: str = "",
) -> Saved:
    """Describe a photograph as it was at a version: a new revision, and nothing is taken away.

    Its parts are called as they were then. Beside a published photograph a working copy is made,
    as by `describe`, which says what can go wrong. `NotFound` for a version that never was.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        wanted = catalogue.revision(photograph_id, version).description
    words = prepared_for(wanted)
    with holding.open(viewer, writes=True, analyser=words) as catalogue:
        saved = catalogue.edit(
            wanted,
            photograph_id=photograph_id,
            expected_version=expected_version,
            reason=reason or f"as in version {version}",
            former=wanted,
        )
        catalogue.commit()
        return saved
