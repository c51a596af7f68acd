"""Changing many photographs on a page: asked, tried, begun, looked at, taken back."""

import re
from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.batches import BatchOrder, ItemState
from app.domain.errors import Conflict, Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.exchange.batch_document import read_batch
from app.services.change_many import change_many, list_batches, plan_changes, show_batch
from app.services.undo_batch import undo_batch
from app.web.pages.batch_fields import (
    FIELDS,
    AskedBatch,
    BatchFormFields,
    batch_fields,
    batch_row,
    plan_fields,
)
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.small_forms import read_form

_PLACE: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)

router = APIRouter(prefix="/edit/batch", include_in_schema=False)


@router.get("")
def ask(request: Request, q: str = "") -> Response:
    """Show the form in which a batch is asked for; `q` is a search that was made before."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    return _form(request, desk, AskedBatch(query=q[:1000]))


@router.post("")
def go(request: Request) -> Response:
    """Try a batch, or begin it; what can't be is told above the form."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    sent = read_form(request)
    asked = AskedBatch(
        **{name: sent.typed(name) for name in ("value", "by")},
        **{name: sent[name] for name in ("query", "ids", "field", "language", "action", "reason")},
    )
    try:
        order = read_batch(_document(asked))
        if sent["step"] == "do":
            return _led(desk, change_many(desk.holding, desk.viewer, order).id)
    except Rejected as refusal:
        return _form(request, desk, asked, problems=refusal.problems)
    return _form(request, desk, asked, order=order, start=_place(sent["start"]) or 0)


@router.get("/{batch_id}")
def look(request: Request, batch_id: str, state: str = "", after: str = "") -> Response:
    """Show how far a batch has come, and what became of its photographs."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    wanted = ItemState(state) if state in {one.value for one in ItemState} else None
    following = _place(after)
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


def _form(  # noqa: PLR0913 - what was asked, and what came of it
    request: Request,
    desk: Desk,
    asked: AskedBatch,
    *,
    problems: tuple[Problem, ...] = (),
    order: BatchOrder | None = None,
    start: int = 0,
) -> Response:
    plan = None
    if order is not None:
        page = plan_changes(desk.holding, desk.viewer, order, start=start)
        plan = plan_fields(page, desk, start=start)
    recent = list_batches(desk.holding, desk.viewer, limit=10)
    fields = BatchFormFields(
        asked=asked,
        fields=FIELDS,
        problems=problems,
        plan=plan,
        recent=tuple(batch_row(one, desk) for one in recent),
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return respond(request, "edit/batch.html", fields, status=status)


def _document(asked: AskedBatch) -> dict[str, Any]:
    """Write what was asked as a program would."""
    name = asked.field
    if name in ("title", "description"):
        name = f"{name}.{asked.language}"
    operation: dict[str, Any] = {"field": name, "action": asked.action}
    if asked.value:
        operation["value"] = _value(name, asked.value, is_whole=asked.action == "set")
    if asked.action == "replace":
        operation["by"] = _value(name, asked.by, is_whole=False)
    selection: dict[str, Any] = {"query": asked.query}
    if asked.ids:
        selection = {"ids": _ID.findall(asked.ids) or [asked.ids]}
    return selection | {"operations": [operation], "reason": asked.reason}


def _value(name: str, text: str, *, is_whole: bool) -> Any:
    value: Any = {"text": text} if name == "notes" else text
    return [value] if is_whole and name in ("notes", "subjects") else value


def _place(text: str) -> int | None:
    """Read a place in a list; None for whatever else was sent."""
    return int(text) if _PLACE.fullmatch(text) else None


def _led(desk: Desk, batch_id: str) -> Response:
    there = local(f"{desk.server.addresses.base}/edit/batch/{batch_id}")
    return RedirectResponse(there, HTTPStatus.SEE_OTHER)
