"""Walking the tree of units."""

from app.domain.catalogued import CataloguedUnit, Page
from app.domain.viewers import Viewer
from app.holdings import Holding


def list_units(
    holding: Holding,
    viewer: Viewer,
    *,
    below: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[CataloguedUnit]:
    """Give part of the list of units directly `below` one (None: those at the top)."""
    with holding.open(viewer) as catalogue:
        if below is not None:
            catalogue.unit(below)  # NotFound where there is none, or the viewer may not know of it
        return catalogue.units_below(below, after=after, limit=limit)


def show_one_unit(holding: Holding, viewer: Viewer, unit_id: str) -> CataloguedUnit:
    """Give a unit; `NotFound` where there is none, or the viewer may not know of it."""
    with holding.open(viewer) as catalogue:
        return catalogue.unit(unit_id)
