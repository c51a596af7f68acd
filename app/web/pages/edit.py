"""The archivist's desk: one photograph in one form."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.errors import NotFound, Rejected
from app.domain.identifiers import known_form
from app.domain.kept_forms import LASTING, KeptForm
from app.domain.photographs import PhotographDescription
from app.domain.region import Region
from app.domain.viewers import Scope
from app.services.keep_form import keep_form, kept_form
from app.services.open_for_editing import (
    OpenedPhotograph,
    form_key,
    last_edited,
    must_be_there,
    open_for_editing,
    words_are_learnt,
)
from app.services.preview_scan import preview_scan
from app.storage.layout import is_digest
from app.web.forms.filling import fill
from app.web.forms.offering import without_untouched
from app.web.forms.reading import read_form
from app.web.forms.starting import after, begin, called, with_offers
from app.web.forms.tree import FormFields, FormTree, flatten, grow
from app.web.pages.desk import Desk, desk_of
from app.web.pages.edit_fields import Editing
from app.web.pages.edit_receiving import known_sheet, receive
from app.web.pages.edit_sheets import new_sheet
from app.web.pages.edit_sheets import router as sheets
from app.web.pages.edit_showing import show
from app.web.pages.edit_states import router as states
from app.web.pages.edit_suggestions import router as suggestions
from app.web.pages.edit_wishes import fulfil

NEW: Final = "new"
LAST: Final = "last"
_SCAN_LIFETIME: Final = "private, max-age=86400, immutable"

router = APIRouter(prefix="/edit", include_in_schema=False)
router.include_router(states)
router.include_router(sheets)
router.include_router(suggestions)


@router.get("/photographs/new")
def begin_new(
    request: Request,
    unit: Annotated[str, Query(max_length=200)] = "",
    like: Annotated[str, Query(max_length=40)] = "",
    template: Annotated[str, Query(max_length=500)] = "",
    sheet: str | None = None,
) -> Response:
    """Show an empty form, or one with what a photograph has in common with a series.

    `like` is another photograph's id, or `last`; `template` the name of a form that was kept;
    `sheet` what was begun before. Without one a sheet of its own is begun, at an address of its
    own: two pages never write on the same.
    """
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    here = known_sheet(sheet)
    if here is None:
        asked = request.url.remove_query_params("sheet").include_query_params(sheet=new_sheet())
        return RedirectResponse(f"new?{asked.query}", HTTPStatus.SEE_OTHER)
    kept = kept_form(desk.holding, desk.viewer, form_key(None, here))
    if kept is not None:
        return show(request, desk, replace(_taken_up(desk, kept, None), sheet=here))
    tree = _begun(desk, like=like, template=template)
    if tree is None:
        begun = begin(language=desk.words.language, unit=unit)
        return show(request, desk, Editing(begun, sheet=here, notice=_without(desk, template)))
    return show(request, desk, Editing(tree, focus="reference_code", sheet=here))


@router.get("/photographs/{photograph_id}")
def edit(request: Request, photograph_id: str, saved: str = "") -> Response:
    """Show the form of a photograph, as it was saved or as its editor left it."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    opened = open_for_editing(desk.holding, desk.viewer, known_form(photograph_id))
    if opened.kept is not None and _says_other(opened.kept, opened.description):
        return show(request, desk, _taken_up(desk, opened.kept, opened))
    editing = Editing(fill(opened.description), opened, opened.version)
    return show(request, desk, _saved(desk, editing, photograph_id) if saved else editing)


@router.post("/photographs/{photograph_id}")
def answer(request: Request, photograph_id: str) -> Response:
    """Do what a button of the form says; whatever comes of it, everything typed stays."""
    desk = desk_of(request)
    opened = None
    if photograph_id != NEW:  # first: what is not there takes no form
        opened = open_for_editing(desk.holding, desk.viewer, known_form(photograph_id))
    received = receive(request, desk.holding, desk.viewer)
    return fulfil(request, desk, received, opened)


@router.post("/photographs/{photograph_id}/kept")
def keep(request: Request, photograph_id: str) -> Response:
    """Keep what has been typed so far."""
    desk = desk_of(request)
    of = None if photograph_id == NEW else known_form(photograph_id)
    if of is not None:
        must_be_there(desk.holding, desk.viewer, of)
    received = receive(request, desk.holding, desk.viewer)
    fields: FormFields = list(flatten(received.tree))
    keep_form(
        desk.holding,
        desk.viewer,
        form_key(of, received.sheet),
        fields,
        based_on=received.version,
        called=called(received.tree),
    )
    return Response(status_code=HTTPStatus.NO_CONTENT)


@router.get("/scans/{sha256}.jpg")
def scan(request: Request, sha256: str, region: str = "", turn: int = 0) -> Response:
    """Show a scan to whoever catalogues it, also before any photograph names it."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    if not is_digest(sha256):
        raise NotFound("There is nothing at this address.")
    picture = preview_scan(
        desk.holding, desk.viewer, sha256, region=_region(region), rotation_deg=turn
    )
    headers = {"cache-control": _SCAN_LIFETIME, "vary": "Cookie, Authorization"}
    return Response(picture, media_type="image/jpeg", headers=headers)


@router.get("")
def desk_itself(request: Request) -> Response:
    """Lead to a new photograph's form."""
    desk_of(request).viewer.must(Scope.WRITE)
    return RedirectResponse("edit/photographs/new", HTTPStatus.SEE_OTHER)


def _saved(desk: Desk, editing: Editing, photograph_id: str) -> Editing:
    """Say that it is saved, and what searches will find of it only in a while."""
    remark = ""
    if not words_are_learnt(desk.holding, known_form(photograph_id)):
        remark = desk.words.say(
            "Searches find its new words as they are written now, and by their other forms in a"
            " few minutes at most."
        )
    return replace(editing, notice=desk.words.say("Saved."), remark=remark)


def _begun(desk: Desk, *, like: str, template: str) -> FormTree | None:
    """Begin like another photograph, or from a template; None where neither is there."""
    language = desk.words.language
    if template:
        kept = kept_form(desk.holding, desk.viewer, f"{LASTING}{template}")
        tree = grow(kept.fields, PhotographDescription) if kept else None
        return with_offers(tree, language=language) if tree else None
    which = last_edited(desk.holding, desk.viewer) if like == LAST else like
    if not which:
        return None
    model = open_for_editing(desk.holding, desk.viewer, known_form(which))
    return after(model.description, language=language)


def _without(desk: Desk, template: str) -> str:
    """Say that a template which was asked for isn't there; empty where none was asked for."""
    if not template:
        return ""
    said = desk.words.say("You have no template “%(name)s”: this form begins empty.")
    return said % {"name": template}


def _says_other(kept: KeptForm, saved: PhotographDescription) -> bool:
    """Whether what was typed and not saved is anything but what was saved."""
    try:
        return read_form(without_untouched(grow(kept.fields, PhotographDescription))) != saved
    except Rejected:
        return True


def _taken_up(desk: Desk, kept: KeptForm, opened: OpenedPhotograph | None) -> Editing:
    """Go on where this editor stopped."""
    notice = desk.words.say("This is what you typed last and did not save.")
    tree = grow(kept.fields, PhotographDescription)
    return Editing(tree, opened, kept.based_on, notice=notice, is_kept=True)


def _region(text: str) -> Region | None:
    numbers = text.split(",")
    if not text:
        return None
    if len(numbers) != 4 or not all(n.isdecimal() and len(n) < 10 for n in numbers):  # noqa: PLR2004
        raise NotFound("There is no such place on this scan.")
    x_px, y_px, width_px, height_px = map(int, numbers)
    return Region(x_px, y_px, width_px, height_px)
