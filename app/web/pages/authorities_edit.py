"""The archivist's desk: one authority in one form, merges, and their undoing.

Length: the form is shown, saved and merged from one page, with all that can come of each.
"""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.authorities import AuthorityDescription, AuthorityNoun, NameTaken
from app.domain.clashes import AuthorityClash
from app.domain.errors import Conflict, NotFound, Rejected, VersoError
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.exchange.authority_document import read_authority
from app.exchange.markup import without_markup
from app.services.describe_authority import describe_authority
from app.services.find_authority import find_authority
from app.services.merge_authorities import merge_authorities
from app.services.show_authority import show_authority
from app.services.undo_merge import undo_merge
from app.web.pages.authorities_clash import Met, met, still_clashing, with_theirs
from app.web.pages.authorities_form import (
    MOST_FIELDS,
    AuthorityForm,
    TakenName,
    Typed,
    document_of,
    faults_of,
    received,
    shown_rows,
    told_apart,
    typed_of,
    version_in,
)
from app.web.pages.authorities_kept import drop_typed, keep_typed, kept_typed
from app.web.pages.desk import Desk, desk_of
from app.web.pages.edit_showing import markup_notice
from app.web.pages.links import local
from app.web.pages.notices import Notice, fault
from app.web.pages.rendering import respond
from app.web.pages.small_forms import SmallForm, read_form

router = APIRouter(prefix="/edit", include_in_schema=False)
_NEW = AuthorityDescription("")


def _serve(noun: AuthorityNoun) -> None:
    """Serve the forms of one kind of authority."""

    @router.get(f"/{noun}s/new")
    def begin(request: Request) -> Response:
        return _opened(request, _desk(request), noun, "", typed_of(_NEW), version=0)

    @router.post(f"/{noun}s/new")
    def make(request: Request) -> Response:
        return _save(request, noun, "")

    @router.get(f"/{noun}s/{{authority_id}}")
    def edit(request: Request, authority_id: str) -> Response:
        desk = _desk(request)
        shown = show_authority(desk.holding, desk.viewer, noun, known_form(authority_id))
        if shown.authority is None:
            target = f"{desk.root}/edit/{noun}s/{shown.moved_to}"
            return RedirectResponse(target, HTTPStatus.FOUND)
        typed, version = typed_of(shown.authority.description), shown.authority.version
        return _opened(request, desk, noun, known_form(authority_id), typed, version=version)

    @router.post(f"/{noun}s/{{authority_id}}")
    def change(request: Request, authority_id: str) -> Response:
        _must_be_there(request, noun, authority_id)
        return _save(request, noun, known_form(authority_id))

    @router.post(f"/{noun}s/{{authority_id}}/merge")
    def merge(request: Request, authority_id: str) -> Response:
        _must_be_there(request, noun, authority_id)
        return _merge(request, noun, known_form(authority_id))


@router.post("/merges/{merge_id}/undo")
def undo(request: Request, merge_id: str) -> Response:
    """Take a merge back, and show what came back by it."""
    desk = _desk(request)
    back = undo_merge(desk.holding, desk.viewer, known_form(merge_id))
    return _lead(desk, back.noun, back.merged_id, "unmerged")


def _must_be_there(request: Request, noun: AuthorityNoun, authority_id: str) -> None:
    """Raise `NotFound` for what is not there, before its form is read."""
    desk = _desk(request)
    show_authority(desk.holding, desk.viewer, noun, known_form(authority_id))


def _opened(  # noqa: PLR0913 - which, and what stands in it
    request: Request,
    desk: Desk,
    noun: AuthorityNoun,
    authority_id: str,
    typed: Typed,
    *,
    version: int,
) -> Response:
    """Show the form as it was saved, or as its editor left it."""
    kept = kept_typed(desk, noun, authority_id)
    if kept is not None:
        typed, version = kept
    is_kept = kept is not None
    return _show(request, desk, noun, authority_id, typed, version=version, is_kept=is_kept)


def _save(request: Request, noun: AuthorityNoun, authority_id: str) -> Response:
    desk = _desk(request)
    form = read_form(request, most_fields=MOST_FIELDS)
    typed, version = received(form), version_in(form)
    if form["do"] == "discard":
        drop_typed(desk, noun, authority_id)
        there = f"{desk.root}/edit/{noun}s/{authority_id or 'new'}"
        return RedirectResponse(there, HTTPStatus.SEE_OTHER)
    if form["do"] == "apart":
        typed["name"] = told_apart(typed) or typed["name"]
    verb, _, where = form["do"].partition(":")
    if verb == "theirs" and authority_id:
        return _taken_from_them(request, desk, noun, authority_id, typed, form=form, where=where)
    typed, held_markup = without_markup(typed)
    if held_markup:
        keep_typed(desk, noun, authority_id, typed, version=version)
        notice = Notice(markup_notice(desk))
        return _show(request, desk, noun, authority_id, typed, version=version, notice=notice)
    try:
        saved = describe_authority(
            desk.holding,
            desk.viewer,
            noun,
            read_authority(document_of(typed, noun)),
            authority_id=authority_id or None,
            expected_version=version if authority_id else None,
        )
    except AuthorityClash as clash:
        both = met(typed, clash, desk.words)
        keep_typed(desk, noun, authority_id, both.typed, version=clash.version)
        return _show(
            request,
            desk,
            noun,
            authority_id,
            both.typed,
            version=clash.version,
            error=clash,
            both=both,
        )
    except (Rejected, Conflict) as error:
        keep_typed(desk, noun, authority_id, typed, version=version)
        return _show(request, desk, noun, authority_id, typed, version=version, error=error)
    drop_typed(desk, noun, authority_id)
    return _lead(desk, noun, saved.id, "kept")


def _taken_from_them(  # noqa: PLR0913 - which, what was typed, and what is taken
    request: Request,
    desk: Desk,
    noun: AuthorityNoun,
    authority_id: str,
    typed: Typed,
    *,
    form: SmallForm,
    where: str,
) -> Response:
    """Show the form again with what the other editor has in one field."""
    found = show_authority(desk.holding, desk.viewer, noun, authority_id).authority
    if found is None:
        return _lead(desk, noun, authority_id, "")
    typed = with_theirs(typed, where, found.description)
    try:
        mine = read_authority(document_of(typed, noun))
        disputed = set(form.all("clash")) - {where}
        clashes = still_clashing(mine, found.description, disputed, desk.words)
    except Rejected:
        clashes = ()
    both = Met(typed, clashes, ())
    return _show(request, desk, noun, authority_id, typed, version=found.version, both=both)


def _merge(request: Request, noun: AuthorityNoun, authority_id: str) -> Response:
    desk = _desk(request)
    form = read_form(request)
    shown = show_authority(desk.holding, desk.viewer, noun, authority_id)
    if shown.authority is None:
        return _lead(desk, noun, shown.moved_to, "")
    try:
        target = find_authority(desk.holding, desk.viewer, noun, form["into"], but_for=authority_id)
        merge_authorities(
            desk.holding, desk.viewer, noun, authority_id, into=target.id, reason=form["reason"]
        )
    except (Rejected, Conflict, NotFound) as error:
        return _show(
            request,
            desk,
            noun,
            authority_id,
            typed_of(shown.authority.description),
            version=shown.authority.version,
            error=error,
            merge_into=form["into"],
        )
    return _lead(desk, noun, target.id, "merged")


def _show(  # noqa: PLR0913 - all that a form may be shown with
    request: Request,
    desk: Desk,
    noun: AuthorityNoun,
    authority_id: str,
    typed: Typed,
    *,
    version: int,
    error: VersoError | None = None,
    notice: Notice | None = None,
    both: Met | None = None,
    is_kept: bool = False,
    merge_into: str = "",
) -> HTMLResponse:
    forms, identifiers = shown_rows(typed)
    action = f"{desk.root}/edit/{noun}s/{authority_id or 'new'}"
    addresses = desk.server.addresses
    link = addresses.authority(noun, authority_id) if authority_id else addresses.authorities(noun)
    fields = AuthorityForm(
        noun=noun,
        title=typed["name"],
        values=typed,
        forms=forms,
        identifiers=identifiers,
        version=version,
        faults=faults_of(error.problems) if isinstance(error, Rejected) else {},
        action=action,
        link=local(link),
        merge_action=f"{action}/merge" if authority_id else "",
        merge_into=merge_into,
        notice=fault(error, desk.words) if error else notice,
        taken=_taken(error, typed, desk) if isinstance(error, NameTaken) else None,
        clashes=both.clashes if both else (),
        taken_over=both.taken_over if both else (),
        is_kept=is_kept,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if error else HTTPStatus.OK
    status = HTTPStatus.CONFLICT if isinstance(error, Conflict) else status
    status = HTTPStatus.PRECONDITION_FAILED if isinstance(error, AuthorityClash) else status
    return respond(request, "authority_edit.html", fields, status=status)


def _taken(error: NameTaken, typed: Typed, desk: Desk) -> TakenName:
    page = desk.server.addresses.authority(error.noun, error.authority_id)
    return TakenName(
        name=typed["name"],
        link=local(page),
        edit_link=f"{desk.root}/edit/{error.noun}s/{error.authority_id}",
        apart=told_apart(typed),
    )


def _lead(desk: Desk, noun: AuthorityNoun, authority_id: str, done_with: str) -> Response:
    page = local(desk.server.addresses.authority(noun, authority_id))
    target = f"{page}?done_with={done_with}" if done_with else page
    return RedirectResponse(target, HTTPStatus.SEE_OTHER)


def _desk(request: Request) -> Desk:
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    return desk


for _noun in AuthorityNoun:
    _serve(_noun)
