"""What somebody finds who opens a photograph to edit it."""

from dataclasses import dataclass
from typing import Final

from app.domain.catalogued import CataloguedPhotograph, CataloguedRelation
from app.domain.kept_forms import KeptForm
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.viewers import Scope, Viewer
from app.domain.work import JobKind
from app.holdings import Holding


@dataclass(frozen=True, slots=True)
class OpenedPhotograph:
    """A photograph as it is being prepared: its working copy where there is one.

    `version` is what a change must name; `kept` what this viewer typed and did not save. `is_copy`
    tells that the public sees another description; `related` is what it is to other photographs,
    whichever says so.
    """

    photograph: CataloguedPhotograph
    description: PhotographDescription
    version: int
    state: PublicationState
    kept: KeptForm | None
    is_copy: bool = False
    related: tuple[CataloguedRelation, ...] = ()


NEW_FORMS: Final = "photograph:new"
"""With what the keys of the forms of new photographs begin."""


def form_key(photograph_id: str | None, sheet: str = "") -> str:
    """Under which key the form of a photograph is kept.

    None: that of a new one, on one of an editor's `sheet`s: each page that begins one has its own.
    """
    if photograph_id is not None:
        return f"photograph:{photograph_id}"
    return f"{NEW_FORMS}:{sheet}" if sheet else NEW_FORMS


def sheet_of(key: str) -> str:
    """Name the sheet that the form of a new photograph stands on, by its key."""
    return key.removeprefix(NEW_FORMS).removeprefix(":")


def open_for_editing(holding: Holding, viewer: Viewer, photograph_id: str) -> OpenedPhotograph:
    """Give a photograph to whoever edits it; `NotFound` where there is none."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
        copy = catalogue.working_copy(photograph_id)
        kept = catalogue.forms.kept(form_key(photograph_id))
        related = catalogue.relations.of_photograph(photograph_id)
    said = copy or photograph
    return OpenedPhotograph(
        photograph,
        said.description,
        said.version,
        said.state,
        kept,
        is_copy=copy is not None,
        related=related,
    )


def words_are_learnt(holding: Holding, photograph_id: str) -> bool:
    """Whether searches know all that was saved of a photograph; else a job will teach them."""
    return not holding.jobs.waits_for(photograph_id, kinds={JobKind.SEARCH_WORDS})


def must_be_there(holding: Holding, viewer: Viewer, photograph_id: str) -> None:
    """Raise `NotFound` where there is no such photograph to be edited. One light query."""
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        catalogue.photograph_version(photograph_id)


def last_edited(holding: Holding, viewer: Viewer) -> str | None:
    """Name the photograph that this viewer has edited last."""
    with holding.open(viewer) as catalogue:
        return catalogue.last_edited()
