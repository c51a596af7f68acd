"""The reader's selection: to look at, to change, to take away, to hand on. It needs no account."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.selection import MOST_SELECTED, Selection
from app.services.show_selection import show_selection, whole_selection
from app.web.pages.cards import PhotographCard, photograph_cards
from app.web.pages.choose_language import own_path
from app.web.pages.citation_files import FILES, FileLink, send_file
from app.web.pages.compare import compare_link
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.small_forms import SmallForm, read_form
from app.web.selection_cookie import keep_selection, selected

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class SelectionFields:
    """The page of a selection. `is_own` says that the reader can change it.

    `address` is where everybody sees the same, empty for nothing chosen; `missing` counts those
    that were chosen and can't be shown any more, or not to this reader. `compare` shows the first
    four beside each other.
    """

    cards: tuple[PhotographCard, ...]
    is_own: bool
    is_full: bool
    missing: int
    most: int
    address: str
    collection: str
    files: tuple[FileLink, ...]
    compare: str = ""


@router.get("/selection")
def own(request: Request) -> HTMLResponse:
    """Show what the reader has put aside."""
    return _show(request, selected(request), is_own=True)


@router.post("/selection")
def change(request: Request) -> Response:
    """Put photographs aside or back, and go back to where the reader was."""
    form = read_form(request, most_fields=4 * MOST_SELECTED)
    target = own_path(form["back"]) or f"{desk_of(request).root}/selection"
    answer = RedirectResponse(target, HTTPStatus.SEE_OTHER)
    keep_selection(request, answer, _changed(selected(request), form))
    answer.headers["cache-control"] = "no-store"
    return answer


@router.get("/selection/{selection}.{ending}")
def as_file(request: Request, selection: str, ending: str) -> Response:
    """Give a selection as a table or as references."""
    desk, chosen = desk_of(request), Selection.read(selection)
    photographs = whole_selection(desk.holding, desk.viewer, chosen) if ending in FILES else ()
    return send_file(photographs, desk, ending=ending, name="verso-selection")


@router.get("/selection/{selection}")
def shared(request: Request, selection: str) -> HTMLResponse:
    """Show a selection that somebody handed on."""
    return _show(request, Selection.read(selection), is_own=False)


def _changed(selection: Selection, form: SmallForm) -> Selection:
    if form["do"] == "clear":
        return Selection()
    ids = form.all("photograph")
    return selection.without(ids) if form["do"] == "remove" else selection.with_more(ids)


def _show(request: Request, selection: Selection, *, is_own: bool) -> HTMLResponse:
    desk = desk_of(request)
    found = show_selection(desk.holding, desk.viewer, selection)
    addresses, written = desk.server.addresses, selection.written
    fields = SelectionFields(
        cards=photograph_cards(found, desk.server, desk.words),
        is_own=is_own,
        is_full=selection.is_full,
        missing=len(selection.ids) - len(found),
        most=MOST_SELECTED,
        address=addresses.selection(written) if written else "",
        collection=addresses.selection_collection(written) if written else "",
        files=tuple(_files(desk, written)) if found else (),
        compare=compare_link(addresses, ((one.id, "") for one in found)),
    )
    answer = respond(request, "selection.html", fields)
    answer.headers["cache-control"] = "private, no-store"
    return answer


def _files(desk: Desk, written: str) -> Iterable[FileLink]:
    for ending, kind in FILES.items():
        address = desk.server.addresses.selection(written, f".{ending}")
        yield FileLink(kind.name, local(address))
