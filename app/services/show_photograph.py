"""What the page of a photograph shows."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph
from app.domain.viewers import Viewer
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class PhotographPage:
    """A photograph's page: all that is catalogued of it, as this viewer may see it."""

    photograph: CataloguedPhotograph


def show_photograph(holding: Holding, viewer: Viewer, photograph_id: str) -> PhotographPage:
    """Gather a photograph's page; `NotFound` where there is none, or the viewer may not know."""
    with holding.open(viewer) as catalogue:
        return PhotographPage(catalogue.photograph(photograph_id))
