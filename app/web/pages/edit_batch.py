"""Changing many photographs on a page: asked, tried, begun, looked at, taken back."""

from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.batches import BatchOrder, ItemState
from app.domain.errors import Conflict, Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.exchange.batch_document import read_batch
from app.exchange.batch_search import PARAMETERS
from app.exchange.search_address_reading import read_search
from app.services.change_many import change_many, list_batches, plan_changes, show_batch
from app.services.list_units import list_units
from app.services.undo_batch import undo_batch
from app.web.pages.batch_fields import (
    FIELDS,
    BatchFormFields,
    PlanFields,
    batch_fields,
    batch_row,
    operation_rows,
    plan_fields,
)
from app.web.pages.batch_form import (
    MOST_BYTES,
    MOST_FIELDS,
    MOST_OPERATIONS,
    SEARCH,
    SELECTION,
    AskedBatch,
    mark_of,
    place_of,
    received,
    with_step,
)
from app.web.pages.batch_narrowing import narrowing
from app.web.pages.desk import Desk, desk_of
from app.web.pages.edit_showing import LANGUAGES, RIGHTS
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form
from app.web.selection_cookie import selected

_MOST_UNITS: Final = 200

router = APIRouter(prefix="/edit/batch", include_in_schema=False)


@router.get("")
def ask(request: Request, which: str = "") -> Response:
    """Show the form in which a batch is asked for: for a search that was made before, if any."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    is_selection = which == SELECTION and bool(selected(request).ids)
    meant = SELECTION if is_selection else SEARCH
    pairs = request.query_params.multi_items()
    search, problems = read_search(pairs)
    narrowed = replace(search, query="").address_query()
    if problems:  # kept as they are, so that nothing wider is begun until they are mended
        kept = [(name, value) for name, value in pairs if name in PARAMETERS and name != "q"]
        narrowed = urlencode(kept, quote_via=quote, errors="replace")
    asked = AskedBatch(which=meant, query=search.query, narrowed=narrowed)
    return _form(request, desk, asked, problems=problems)


@router.post("")
def go(request: Request) -> Response:
    """Try a batch, or begin it; what can't be is told above the form.

    Nothing is begun but what was tried: whoever has changed the form since looks once more.
    """
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    sent = read_form(request, most_fields=MOST_FIELDS, most_bytes=MOST_BYTES)
    asked = received(sent)
    if (changed := with_step(asked, sent["step"])) is not None:
        return _form(request, desk, changed)
    document = asked.document(selected(request).ids)
    mark = mark_of(document)
    is_stale = sent["step"] == "do" and asked.tried != mark
    try:
        order = read_batch(document)
        if sent["step"] == "do" and not is_stale:
            return _led(desk, change_many(desk.holding, desk.viewer, order).id)
    except Rejected as refusal:
        return _form(request, desk, asked, problems=refusal.problems)
    plan = _plan(desk, order, place_of(sent["start"]) or 0)
    return _form(request, desk, asked, plan=plan, mark=mark, is_stale=is_stale)


@router.get("/{batch_id}")
def look(request: Request, batch_id: str, state: str = "", after: str = "") -> Response:
    """Show how far a batch has come, and what became of its photographs."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    wanted = ItemState(state) if state in {one.value for one in ItemState} else None
    following = place_of(after)
    shown = show_batch(
        desk.holding, desk.viewer, known_form(batch_id), state=wanted, after=following
    )
    return respond(request, "batch.html", batch_fields(shown, desk, state=wanted))


@router.post("/{batch_id}/undo")
def take_back(request: Request, batch_id: str) -> Response:
    """Take a batch back, and lead to the one that does it."""
    desk = desk_of(request)
    try:
        undo = undo_batch(desk.holding, desk.viewer, known_form(batch_id))
    except Conflict:
        return _led(desk, batch_id)
    return _led(desk, undo.id)


def _plan(desk: Desk, order: BatchOrder, start: int) -> PlanFields:
    page = plan_changes(desk.holding, desk.viewer, order, start=start)
    return plan_fields(page, desk, start=start)


def _form(  # noqa: PLR0913 - what was asked, and what came of it
    request: Request,
    desk: Desk,
    asked: AskedBatch,
    *,
    problems: tuple[Problem, ...] = (),
    plan: PlanFields | None = None,
    mark: str = "",
    is_stale: bool = False,
) -> Response:
    recent = list_batches(desk.holding, desk.viewer, limit=10)
    fields = BatchFormFields(
        asked=asked,
        narrowed=narrowing(asked, desk),
        fields=FIELDS,
        operations=operation_rows(asked, desk),
        problems=problems,
        plan=plan,
        recent=tuple(batch_row(one, desk) for one in recent),
        selected=len(selected(request).ids),
        mark=mark,
        is_stale=is_stale,
        offers=_offers(desk),
        can_have_more=len(asked.operations) < MOST_OPERATIONS,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return respond(request, "edit/batch.html", fields, status=status)


def _offers(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Values to choose from; names of authorities are suggested while they are typed."""
    units = list_units(desk.holding, desk.viewer, limit=_MOST_UNITS).items
    return {
        "units": tuple(unit.description.reference_code for unit in units),
        "languages": LANGUAGES,
        "rights": RIGHTS,
        "agents": (),
        "places": (),
        "subjects": (),
    }


def _led(desk: Desk, batch_id: str) -> Response:
    there = local(f"{desk.server.addresses.base}/edit/batch/{batch_id}")
    return RedirectResponse(there, HTTPStatus.SEE_OTHER)
