"""Giving up what was prepared beside a photograph."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def discard_working_copy(holding: Holding, viewer: Viewer, photograph_id: str) -> bool:
    """Give a working copy up; its revisions stay and can be restored. False: there was none."""
    with holding.open(viewer, writes=True) as catalogue:
        was_there = catalogue.discard_working_copy(photograph_id)
        catalogue.commit()
        return was_there
