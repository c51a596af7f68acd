"""What the start page shows."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.viewers import Viewer
from app.holdings import Holding

NEWEST = 12


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page: the photographs published last, and the first units at the tree's top."""

    newest: tuple[PhotographSummary, ...]
    units: Page[CataloguedUnit]


def show_start(holding: Holding, viewer: Viewer) -> StartPage:
    """Gather the start page. An empty catalogue has one too."""
    with holding.open(viewer) as catalogue:
        return StartPage(catalogue.newest(limit=NEWEST), catalogue.units_below(None))
