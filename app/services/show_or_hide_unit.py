"""Showing a unit to everybody, and taking it back."""

from app.domain.viewers import Viewer
from app.holdings import Holding


def publish_unit(holding: Holding, viewer: Viewer, unit_id: str) -> bool:
    """Show a unit, and all above it, to everybody. False: it was shown already."""
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.tree.show(unit_id)
        catalogue.commit()
        return is_new


def hide_unit(holding: Holding, viewer: Viewer, unit_id: str) -> bool:
    """Take a unit back; `Conflict` while anything below it is public. False: it was not shown."""
    with holding.open(viewer, writes=True) as catalogue:
        is_new = catalogue.tree.hide(unit_id)
        catalogue.commit()
        return is_new
