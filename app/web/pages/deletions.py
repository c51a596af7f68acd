"""Photographs deleted at the desk: asked for once more, done, and listed."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.clashes import TwoEditors
from app.domain.errors import Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.tombstones import DeletedPhotograph
from app.domain.viewers import Scope
from app.services.delete_photograph import delete_photograph
from app.services.list_deleted import list_deleted
from app.services.open_for_editing import OpenedPhotograph, must_be_there, open_for_editing
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import with_query
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.pages.text import Text

router = APIRouter(prefix="/edit", include_in_schema=False)
_LEAF: Final = 50
_LONGEST_VERSION: Final = 9


@dataclass(frozen=True, slots=True)
class DeletionFields:
    """A photograph, and what its deletion means. `version` is the one that is looked at.

    `is_public`: it has to be withdrawn first. `was_public`: it takes an administrator, and
    everybody reads the reason. `fault` says why it was not deleted.
    """

    reference_code: str
    title: Text
    action: str
    back: str
    scans: int
    version: int
    is_public: bool
    was_public: bool
    may_delete: bool
    reason: str = ""
    fault: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class DeletedFields:
    """A leaf of what was deleted, the newest first."""

    lines: tuple[DeletedPhotograph, ...]
    next_link: str
    first_link: str


@router.get("/deleted")
def listed(request: Request, after: str | None = None) -> HTMLResponse:
    """Show what was deleted."""
    desk = desk_of(request)
    page = list_deleted(desk.holding, desk.viewer, after=after, limit=_LEAF)
    here = f"{desk.root}/edit/deleted"
    fields = DeletedFields(
        page.items,
        next_link=with_query(here, after=page.after) if page.after else "",
        first_link=here if after is not None else "",
    )
    return respond(request, "edit/deleted.html", fields)


@router.get("/photographs/{photograph_id}/delete")
def ask(request: Request, photograph_id: str) -> HTMLResponse:
    """Say what a deletion means, and ask whether it is meant."""
    desk = desk_of(request)
    opened = open_for_editing(desk.holding, desk.viewer, known_form(photograph_id))
    return respond(request, "edit/delete.html", _fields(desk, opened))


@router.post("/photographs/{photograph_id}/delete")
def delete(request: Request, photograph_id: str) -> Response:
    """Delete it; what can't be is told on the same page, with the reason as it was typed."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    photograph_id = known_form(photograph_id)
    must_be_there(desk.holding, desk.viewer, photograph_id)  # what is not there takes no form
    sent = read_form(request)
    version = sent["version"]
    is_number = version.isascii() and version.isdecimal() and len(version) <= _LONGEST_VERSION
    try:
        delete_photograph(
            desk.holding,
            desk.viewer,
            photograph_id,
            reason=sent["reason"],
            expected_version=int(version) if is_number else 0,
        )
    except (Rejected, TwoEditors) as error:
        opened = open_for_editing(desk.holding, desk.viewer, photograph_id)
        fields = _fields(desk, opened, reason=sent["reason"], error=error)
        status = HTTPStatus.CONFLICT
        if isinstance(error, Rejected):
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        return respond(request, "edit/delete.html", fields, status=status)
    return RedirectResponse(f"{desk.root}/edit/deleted", HTTPStatus.SEE_OTHER)


def _fields(
    desk: Desk,
    opened: OpenedPhotograph,
    *,
    reason: str = "",
    error: Rejected | TwoEditors | None = None,
) -> DeletionFields:
    photograph = opened.photograph
    state = photograph.state
    was_public = state is PublicationState.WITHDRAWN
    here = f"{desk.root}/edit/photographs/{photograph.id}"
    return DeletionFields(
        reference_code=opened.description.reference_code,
        title=desk.words.text(opened.description.title) or Text(opened.description.reference_code),
        action=f"{here}/delete",
        back=here,
        scans=sum(len(side.scans) for side in opened.description.sides),
        version=opened.version,
        is_public=state is PublicationState.PUBLISHED,
        was_public=was_public,
        may_delete=not was_public or desk.viewer.may(Scope.ADMINISTER),
        reason=reason,
        fault=str(error) if error else "",
        problems=error.problems if isinstance(error, Rejected) else (),
    )
