"""The history of an authority: who called it what, when, and back again."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameTaken
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.services.restore_authority import restore_authority
from app.services.show_authority import show_authority
from app.services.show_authority_history import AuthorityState, show_authority_history
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local, with_query
from app.web.pages.notices import Notice, fault
from app.web.pages.rendering import respond
from app.web.pages.shown_differences import ShownDifference, shown_differences
from app.web.pages.small_forms import read_form

router = APIRouter(prefix="/edit", include_in_schema=False)
_Before = Annotated[int | None, Query(ge=1, le=2**31)]
_LONGEST_NUMBER: Final = 9


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state: `differences` are from the one before, None where that one was never kept."""

    version: int
    name: str
    language: str
    made_at: datetime | None
    made_by: str
    reason: str
    differences: tuple[ShownDifference, ...] | None
    is_present: bool


@dataclass(frozen=True, slots=True)
class AuthorityHistoryFields:
    """Everything on the page. `action` is empty for who may not change it."""

    noun: AuthorityNoun
    name: str
    language: str
    link: str
    action: str
    rows: tuple[StateRow, ...]
    next_link: str
    first_link: str
    notice: Notice | None = None


def _serve(noun: AuthorityNoun) -> None:
    """Serve the histories of one kind of authority."""

    @router.get(f"/{noun}s/{{authority_id}}/history")
    def show(request: Request, authority_id: str, before: _Before = None) -> Response:
        return _shown(request, noun, known_form(authority_id), before=before)

    @router.post(f"/{noun}s/{{authority_id}}/history")
    def bring_back(request: Request, authority_id: str) -> Response:
        return _brought_back(request, noun, known_form(authority_id))


def _shown(  # noqa: PLR0913 - which, which part of it, and what came of the form
    request: Request,
    noun: AuthorityNoun,
    authority_id: str,
    *,
    before: int | None = None,
    notice: Notice | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    desk = desk_of(request)
    found = show_authority_history(desk.holding, desk.viewer, noun, authority_id, before=before)
    said, here = found.authority.description, f"{desk.root}/edit/{noun}s/{authority_id}/history"
    fields = AuthorityHistoryFields(
        noun=noun,
        name=said.name,
        language=said.language,
        link=local(desk.server.addresses.authority(noun, authority_id)),
        action=here if desk.viewer.may(Scope.WRITE) else "",
        rows=tuple(_row(one, desk, found.authority.version) for one in found.states.items),
        next_link=with_query(here, before=found.states.after) if found.states.after else "",
        first_link=here if before is not None else "",
        notice=notice,
    )
    return respond(request, "authority_history.html", fields, status=status)


def _brought_back(request: Request, noun: AuthorityNoun, authority_id: str) -> Response:
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    show_authority(desk.holding, desk.viewer, noun, authority_id)
    version = read_form(request)["version"]
    if not (version.isascii() and version.isdecimal() and len(version) <= _LONGEST_NUMBER):
        raise NotFound("There is no such version.")
    try:
        restore_authority(desk.holding, desk.viewer, noun, authority_id, int(version))
    except NameTaken as taken:
        told = fault(taken, desk.words)
        return _shown(request, noun, authority_id, notice=told, status=HTTPStatus.CONFLICT)
    page = local(desk.server.addresses.authority(noun, authority_id))
    return RedirectResponse(f"{page}?done_with=kept", HTTPStatus.SEE_OTHER)


def _row(state: AuthorityState, desk: Desk, present: int) -> StateRow:
    revision = state.revision
    differences = None
    if state.differences is not None:
        differences = shown_differences(state.differences, desk.words, AuthorityDescription)
    return StateRow(
        version=revision.version,
        name=revision.description.name,
        language=revision.description.language,
        made_at=revision.made_at,
        made_by=revision.made_by,
        reason=revision.reason,
        differences=differences,
        is_present=revision.version == present,
    )


for _noun in AuthorityNoun:
    _serve(_noun)
