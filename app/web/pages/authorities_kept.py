"""What was typed into the form of an authority and not saved yet: kept, one form an editor."""

from contextlib import suppress
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.authorities import AuthorityNoun
from app.domain.errors import Rejected
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.services.keep_form import drop_form, keep_form, kept_form
from app.services.show_authority import show_authority
from app.web.pages.authorities_form import MOST_FIELDS, Typed, received, version_in
from app.web.pages.desk import Desk, desk_of
from app.web.pages.small_forms import read_form

router = APIRouter(prefix="/edit", include_in_schema=False)


def kept_typed(desk: Desk, noun: AuthorityNoun, authority_id: str) -> tuple[Typed, int] | None:
    """Give what this editor typed there last, and from which version; None for nothing."""
    kept = kept_form(desk.holding, desk.viewer, _key(noun, authority_id))
    return None if kept is None else (dict(kept.fields), kept.based_on)


def keep_typed(
    desk: Desk, noun: AuthorityNoun, authority_id: str, typed: Typed, *, version: int
) -> None:
    """Keep what is typed; what is too long to be kept stands on the page alone."""
    with suppress(Rejected):
        keep_form(
            desk.holding, desk.viewer, _key(noun, authority_id), typed.items(), based_on=version
        )


def drop_typed(desk: Desk, noun: AuthorityNoun, authority_id: str) -> None:
    """Forget it: it was saved, or is not wanted."""
    drop_form(desk.holding, desk.viewer, _key(noun, authority_id))


def _key(noun: AuthorityNoun, authority_id: str) -> str:
    return f"{noun}:{authority_id or 'new'}"


def _serve(noun: AuthorityNoun) -> None:
    """Keep the forms of one kind of authority, as a script sends them."""

    @router.post(f"/{noun}s/new/kept")
    def keep_new(request: Request) -> Response:
        return _kept(request, noun, "")

    @router.post(f"/{noun}s/{{authority_id}}/kept")
    def keep(request: Request, authority_id: str) -> Response:
        return _kept(request, noun, known_form(authority_id))


def _kept(request: Request, noun: AuthorityNoun, authority_id: str) -> Response:
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    if authority_id:  # NotFound for what is not there, before its form is read
        show_authority(desk.holding, desk.viewer, noun, authority_id)
    form = read_form(request, most_fields=MOST_FIELDS)
    keep_typed(desk, noun, authority_id, received(form), version=version_in(form))
    return Response(status_code=HTTPStatus.NO_CONTENT)


for _noun in AuthorityNoun:
    _serve(_noun)
