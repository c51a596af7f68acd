"""The page of a photograph, and its record as JSON beside it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.domain.viewers import Scope
from app.services.deliver_record import linked_record
from app.services.show_photograph import show_photograph
from app.web.api.sending import send
from app.web.pages.citation_files import send_file
from app.web.pages.desk import desk_of
from app.web.pages.photograph_fields import photograph_fields
from app.web.pages.record import record_of
from app.web.pages.rendering import respond

router = APIRouter(include_in_schema=False)


@router.get("/photographs/{photograph_id}.json")
def record(request: Request, photograph_id: str) -> Response:
    """Give a photograph's record as a document for programs."""
    desk = desk_of(request)
    shown = show_photograph(desk.holding, desk.viewer, photograph_id)
    body = record_of(
        shown.photograph,
        desk.holding.addresses,
        working_copy=shown.working_copy,
        related=shown.related,
    )
    return send(body, viewer=desk.viewer)


@router.get("/photographs/{photograph_id}/citation.{ending}")
def citation(request: Request, photograph_id: str, ending: str) -> Response:
    """Give the reference to a photograph as a file."""
    desk = desk_of(request)
    shown = show_photograph(desk.holding, desk.viewer, photograph_id)
    return send_file([shown.photograph], desk, ending=ending, name="verso-citation")


@router.get("/photographs/{photograph_id}")
def photograph(request: Request, photograph_id: str) -> HTMLResponse:
    """Show a photograph."""
    desk = desk_of(request)
    shown = show_photograph(desk.holding, desk.viewer, photograph_id)
    fields = photograph_fields(
        shown.photograph,
        server=desk.server,
        words=desk.words,
        is_staff=desk.viewer.may(Scope.READ),
        working_copy=shown.working_copy,
        related=shown.related,
        linked=linked_record(desk.holding, shown.photograph),
    )
    return respond(request, "photograph.html", fields)
