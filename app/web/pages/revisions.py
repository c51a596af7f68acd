"""The history of a photograph: its states, each with a permanent address, and what changed."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.domain.errors import NotFound
from app.services.compare_revisions import ComparedRevision, compare_revisions
from app.services.restore_revision import restore_revision
from app.services.show_revisions import show_revisions
from app.web.api.sending import send
from app.web.pages.desk import Desk, desk_of
from app.web.pages.links import local
from app.web.pages.rendering import respond
from app.web.pages.revision_fields import revision_fields, revisions_fields
from app.web.pages.revision_record import revision_record

MOST_VERSIONS: Final = 2**31 - 1
_MOST_DIGITS: Final = 10

router = APIRouter(prefix="/photographs/{photograph_id}/revisions", include_in_schema=False)


@router.get("")
def history(request: Request, photograph_id: str, before: str = "") -> HTMLResponse:
    """Show the states that a photograph has had, the newest first."""
    desk = desk_of(request)
    older_than = version_named(before) if before else None
    shown = show_revisions(desk.holding, desk.viewer, photograph_id, before=older_than)
    fields = revisions_fields(shown, desk, is_first=not before)
    return respond(request, "revisions.html", fields)


@router.get("/{version}.json")
def record(request: Request, photograph_id: str, version: str, against: str = "") -> Response:
    """Give a state as a document, with what is not as in another one."""
    desk = desk_of(request)
    compared = _compared(desk, photograph_id, version, against)
    body = revision_record(compared, desk.server.addresses, viewer=desk.viewer)
    return send(body, viewer=desk.viewer)


@router.get("/{version}")
def revision(request: Request, photograph_id: str, version: str, against: str = "") -> HTMLResponse:
    """Show a state whole, with what is not as in the one before it, or any other."""
    desk = desk_of(request)
    compared = _compared(desk, photograph_id, version, against)
    return respond(request, "revision.html", revision_fields(compared, desk))


@router.post("/{version}/restore")
def restore(request: Request, photograph_id: str, version: str) -> Response:
    """Bring a state back as a new one, and lead to where it can be looked at and published."""
    desk = desk_of(request)
    restore_revision(desk.holding, desk.viewer, photograph_id, version_named(version))
    addresses = desk.server.addresses
    there = local(f"{addresses.base}/edit/photographs/{photograph_id}")
    return RedirectResponse(there, status_code=303)


def _compared(desk: Desk, photograph_id: str, version: str, against: str) -> ComparedRevision:
    other = version_named(against) if against.strip() else None
    return compare_revisions(
        desk.holding, desk.viewer, photograph_id, version_named(version), against=other
    )


def version_named(text: str) -> int:
    """Read the number of a state; whatever else stands in an address names nothing."""
    written = text.strip()
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    if not is_number or not 0 < int(written) <= MOST_VERSIONS:
        raise NotFound("There is no such version.")
    return int(written)
