"""The history of a unit: its states, each with a permanent address, and what changed."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.services.restore_unit import restore_unit
from app.services.show_unit_history import ComparedUnit, compare_unit, show_unit_history
from app.web.api.sending import send
from app.web.pages.desk import Desk, desk_of
from app.web.pages.rendering import respond
from app.web.pages.revisions import version_named
from app.web.pages.unit_history_fields import (
    unit_history_fields,
    unit_revision_record,
    unit_state_fields,
)

router = APIRouter(prefix="/units/{unit_id}/revisions", include_in_schema=False)


@router.get("")
def history(request: Request, unit_id: str, before: str = "") -> HTMLResponse:
    """Show the states that a unit has had, the newest first."""
    desk = desk_of(request)
    older_than = version_named(before) if before else None
    shown = show_unit_history(desk.holding, desk.viewer, known_form(unit_id), before=older_than)
    fields = unit_history_fields(shown, desk, is_first=not before)
    return respond(request, "revisions.html", fields)


@router.get("/{version}.json")
def record(request: Request, unit_id: str, version: str, against: str = "") -> Response:
    """Give a state as a document, with what is not as in another one."""
    desk = desk_of(request)
    compared = _compared(desk, unit_id, version, against)
    body = unit_revision_record(compared, desk.server.addresses, viewer=desk.viewer)
    return send(body, viewer=desk.viewer)


@router.get("/{version}")
def revision(request: Request, unit_id: str, version: str, against: str = "") -> HTMLResponse:
    """Show a state whole, with what is not as in the one before it, or any other."""
    desk = desk_of(request)
    compared = _compared(desk, unit_id, version, against)
    return respond(request, "revision.html", unit_state_fields(compared, desk))


@router.post("/{version}/restore")
def restore(request: Request, unit_id: str, version: str) -> Response:
    """Bring a state back as a new one, and lead to the form of the unit."""
    desk = desk_of(request)
    desk.viewer.must(Scope.WRITE)
    restore_unit(desk.holding, desk.viewer, known_form(unit_id), version_named(version))
    there = f"{desk.root}/edit/units/{unit_id}?done=saved"
    return RedirectResponse(there, status_code=303)


def _compared(desk: Desk, unit_id: str, version: str, against: str) -> ComparedUnit:
    other = version_named(against) if against.strip() else None
    return compare_unit(
        desk.holding, desk.viewer, known_form(unit_id), version_named(version), against=other
    )
