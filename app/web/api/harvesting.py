"""OAI-PMH 2.0 over HTTP: 3.1 HTTP Embedding of requests."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.services.harvest import harvest
from app.web.pages.small_forms import read_form
from app.web.viewing import holding_of

_XML: Final = "text/xml; charset=utf-8"
_HEADERS: Final = {"cache-control": "public, no-cache", "x-robots-tag": "noindex"}

router = APIRouter(include_in_schema=False)


@router.get("/oai")
def ask(request: Request) -> Response:
    """3.1.1.1: a request in an address."""
    body = harvest(holding_of(request), request.query_params.multi_items())
    return Response(body, media_type=_XML, headers=_HEADERS)


@router.post("/oai")
def ask_by_form(request: Request) -> Response:
    """3.1.1.2: the same in a form."""
    body = harvest(holding_of(request), read_form(request).items())
    return Response(body, media_type=_XML, headers=_HEADERS)
