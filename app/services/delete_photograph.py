"""Taking a photograph out of the catalogue for good."""

from app.domain.viewers import Scope, Viewer
from app.domain.work import JobKind
from app.holdings import Holding


def delete_photograph(
    holding: Holding,
    viewer: Viewer,
    photograph_id: str,
    *,
    reason: str,
    expected_version: int | None = None,
) -> None:
    """Delete a photograph that was never public, or, as an administrator, one that was withdrawn.

    Its id answers from then on that it was deleted, when and why: to everybody where it was public
    once, to staff otherwise. Its originals and its history stay until `verso sweep --deleted`.
    `TwoEditors` where `expected_version` is past, `Rejected` for what is public or has no reason.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        catalogue.deletions.delete(photograph_id, reason=reason, expected_version=expected_version)
        catalogue.ask_for(JobKind.MANIFEST, photograph_id)
        catalogue.commit()
