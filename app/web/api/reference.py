"""The reference of the API: as a page that works offline and without script, and as OpenAPI."""

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.web.api.reference_fields import reference_fields
from app.web.pages.rendering import respond

router = APIRouter(prefix="/api", include_in_schema=False)


@router.get("/docs")
def show_reference(request: Request) -> HTMLResponse:
    """Show every operation with what it takes and answers."""
    return respond(request, "api_reference.html", reference_fields(request.app.state.openapi()))


@router.get("/openapi.json")
def give_openapi(request: Request) -> Response:
    """Give the OpenAPI document, for tools that make clients and tests from it."""
    headers = {"cache-control": "public, no-cache"}
    body = orjson.dumps(request.app.state.openapi())
    return Response(body, headers=headers, media_type="application/json")
