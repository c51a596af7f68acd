"""What the page of a photograph shows."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph, CataloguedRelation
from app.domain.viewers import Viewer
from app.domain.working_copy import WorkingCopy
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class PhotographPage:
    """A photograph's page: all that is catalogued of it, as this viewer may see it.

    `working_copy` is what is prepared beside it, for staff alone; `related` what it is to other
    photographs that this viewer may see, whichever says so.
    """

    photograph: CataloguedPhotograph
    working_copy: WorkingCopy | None = None
    related: tuple[CataloguedRelation, ...] = ()

    @property
    def edited_version(self) -> int:
        """The version that a change must be one of: the working copy's where there is one."""
        return self.working_copy.version if self.working_copy else self.photograph.version


def show_photograph(holding: Holding, viewer: Viewer, photograph_id: str) -> PhotographPage:
    """Gather a photograph's page; `NotFound` where there is none, or the viewer may not know."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
        related = catalogue.relations.of_photograph(photograph_id)
        return PhotographPage(photograph, catalogue.working_copy(photograph_id), related)
