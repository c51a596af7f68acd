"""What the page of a unit shows."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.viewers import Viewer
from app.holdings import Holding

PHOTOGRAPHS_A_PAGE = 48
UNITS_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A page of the tree: the units from the root to this one, those below, and its photographs.

    At the root of the tree the trail is empty, and there are no photographs.
    """

    trail: tuple[CataloguedUnit, ...]
    units: Page[CataloguedUnit]
    photographs: Page[PhotographSummary]


def show_unit(
    holding: Holding,
    viewer: Viewer,
    unit_id: str | None = None,
    *,
    after: str | None = None,
    units_after: str | None = None,
) -> UnitPage:
    """Gather the page of a unit, or of the tree's root.

    `after` gives the leaf of photographs behind one, `units_after` that of units behind one, each
    without the other list. `NotFound` where there is no such unit, or the viewer may not know of
    it.
    """
    units: Page[CataloguedUnit] = Page(())
    photographs: Page[PhotographSummary] = Page((), total=0)
    with holding.open(viewer) as catalogue:
        trail = catalogue.unit_trail(unit_id) if unit_id is not None else ()
        if after is None or unit_id is None:
            units = catalogue.units_below(unit_id, after=units_after, limit=UNITS_A_PAGE)
        if units_after is None and unit_id is not None:
            photographs = catalogue.photographs_in(unit_id, after=after, limit=PHOTOGRAPHS_A_PAGE)
    return UnitPage(trail, units, photographs)
