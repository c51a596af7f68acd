"""What the start page shows."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedUnit, PhotographSummary
from app.domain.viewers import Viewer
from app.holdings import Holding

NEWEST = 12


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page: the photographs published last, and the units at the top of the tree."""

    newest: tuple[PhotographSummary, ...]
    units: tuple[CataloguedUnit, ...]


def show_start(holding: Holding, viewer: Viewer) -> StartPage:
    """Gather the start page. An empty catalogue has one too."""
    with holding.open(viewer) as catalogue:
        return StartPage(catalogue.newest(limit=NEWEST), catalogue.units_below(None).items)
