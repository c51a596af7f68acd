"""Agents, places, subjects, hands and stamps: their lists, and the page of each."""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.authorities import AuthorityNoun
from app.domain.viewers import Scope
from app.services.list_authorities import list_authorities
from app.services.show_authority import show_authority
from app.web.api.authorities import send_authority
from app.web.pages.authorities_fields import authorities_fields, authority_fields
from app.web.pages.desk import desk_of
from app.web.pages.links import local
from app.web.pages.notices import done
from app.web.pages.rendering import respond
from app.web.viewing import viewer_of

router = APIRouter(include_in_schema=False)
_LEAF = 100
_LONGEST_BEGINNING = 200


def _serve(noun: AuthorityNoun) -> None:
    """Serve the pages of one kind of authority."""

    @router.get(f"/{noun}s")
    def listed(request: Request, beginning: str = "", after: str | None = None) -> Response:
        return _list(request, noun, beginning[:_LONGEST_BEGINNING], after)

    @router.get(f"/{noun}s/{{authority_id}}.json")
    def record(request: Request, authority_id: str) -> Response:
        return send_authority(request, viewer_of(request), noun, authority_id)

    @router.get(f"/{noun}s/{{authority_id}}")
    def show(
        request: Request, authority_id: str, after: str | None = None, done_with: str = ""
    ) -> Response:
        return _show(request, noun, authority_id, after, done_with)


def _list(request: Request, noun: AuthorityNoun, beginning: str, after: str | None) -> Response:
    desk = desk_of(request)
    page = list_authorities(
        desk.holding, desk.viewer, noun, beginning=beginning, after=after, limit=_LEAF
    )
    fields = authorities_fields(
        noun,
        page,
        desk,
        beginning=beginning,
        is_first=after is None,
        may_write=desk.viewer.may(Scope.WRITE),
    )
    return respond(request, "authorities.html", fields)


def _show(
    request: Request, noun: AuthorityNoun, authority_id: str, after: str | None, done_with: str
) -> Response:
    desk = desk_of(request)
    shown = show_authority(desk.holding, desk.viewer, noun, authority_id, after=after)
    if shown.authority is None:
        target = local(desk.server.addresses.authority(noun, shown.moved_to))
        return RedirectResponse(target, HTTPStatus.FOUND)  # it comes back when the merge is undone
    fields = authority_fields(
        shown,
        shown.authority,
        desk,
        is_first=after is None,
        may_write=desk.viewer.may(Scope.WRITE),
        notice=done(done_with, desk.words),
    )
    return respond(request, "authority.html", fields)


for _noun in AuthorityNoun:
    _serve(_noun)
