"""What somebody finds who opens a photograph to edit it."""

from dataclasses import dataclass

from app.domain.catalogued import CataloguedPhotograph
from app.domain.kept_forms import KeptForm
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class OpenedPhotograph:
    """A photograph as it is being prepared: its working copy where there is one.

    `version` is what a change must name; `kept` what this viewer typed and did not save. `is_copy`
    tells that the public sees another description.
    """

    photograph: CataloguedPhotograph
    description: PhotographDescription
    version: int
    state: PublicationState
    kept: KeptForm | None
    is_copy: bool = False


def form_key(photograph_id: str | None) -> str:
    """Under which key the form of a photograph is kept; None: that of a new one."""
    return f"photograph:{photograph_id or 'new'}"


def open_for_editing(holding: Holding, viewer: Viewer, photograph_id: str) -> OpenedPhotograph:
    """Give a photograph to whoever edits it; `NotFound` where there is none."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
        copy = catalogue.working_copy(photograph_id)
        kept = catalogue.kept_form(form_key(photograph_id))
    if copy is None:
        return OpenedPhotograph(
            photograph, photograph.description, photograph.version, photograph.state, kept
        )
    return OpenedPhotograph(photograph, copy.description, copy.version, copy.state, kept, True)


def last_edited(holding: Holding, viewer: Viewer) -> str | None:
    """Name the photograph that this viewer has edited last."""
    with holding.open(viewer) as catalogue:
        return catalogue.last_edited()
