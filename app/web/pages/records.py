"""A photograph's record in the formats of other houses, beside its page."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.viewers import Viewer
from app.holdings import Holding
from app.services.deliver_record import (
    deliver_dublin_core,
    deliver_europeana,
    deliver_linked_record,
)
from app.web.api.sending import send
from app.web.viewing import holding_of, is_known, viewer_of

JSON_LD: Final = "application/ld+json"

router = APIRouter(prefix="/photographs", include_in_schema=False)


@router.get("/{photograph_id}.jsonld")
def linked(request: Request, photograph_id: str) -> Response:
    """Give it as JSON-LD, in the words of schema.org."""
    viewer = viewer_of(request)
    body = deliver_linked_record(holding_of(request), viewer, photograph_id)
    return send(body, viewer=viewer, media_type=JSON_LD)


@router.get("/{photograph_id}.dc.xml")
def in_dublin_core(request: Request, photograph_id: str) -> Response:
    """Give it in Dublin Core."""
    return _xml(request, photograph_id, deliver_dublin_core)


@router.get("/{photograph_id}.edm.xml")
def for_europeana(request: Request, photograph_id: str) -> Response:
    """Give it in the Europeana Data Model."""
    return _xml(request, photograph_id, deliver_europeana)


def _xml(
    request: Request, photograph_id: str, deliver: Callable[[Holding, Viewer, str], bytes]
) -> Response:
    body = deliver(holding_of(request), viewer_of(request), photograph_id)
    headers = {
        "cache-control": "private, no-store" if is_known(request) else "public, no-cache",
        "vary": "Authorization, Cookie",
    }
    return Response(body, media_type="application/xml", headers=headers)
