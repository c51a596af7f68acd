"""Handing a description on to whoever publishes, and back to whoever edits."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def send_for_review(
    holding: Holding, viewer: Viewer, photograph_id: str, *, note: str = ""
) -> bool:
    """Send a draft or a working copy to review. False where it was there already.

    `Rejected` where nothing has been changed since the photograph was public.
    """
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.send_for_review(photograph_id, note=note)
        catalogue.commit()
        return is_new


def return_to_draft(
    holding: Holding, viewer: Viewer, photograph_id: str, *, note: str = ""
) -> bool:
    """Give it back to its editors, with a note on what is to be done. False: it was a draft."""
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.return_to_draft(photograph_id, note=note)
        catalogue.commit()
        return is_new
