"""The sheet of a photograph, for printing."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.services.print_sheet import order_sheet, print_sheet
from app.web.client import client_of
from app.web.conditional import is_held
from app.web.viewing import holding_of, viewer_of

router = APIRouter(include_in_schema=False)


@router.get("/photographs/{photograph_id}/sheet.pdf")
def sheet(request: Request, photograph_id: str) -> Response:
    """Give a photograph as a PDF file: what whoever asks may see of it."""
    holding = holding_of(request)
    ordered = order_sheet(holding, viewer_of(request), photograph_id)
    headers = {
        "etag": ordered.etag,
        "cache-control": "public, no-cache" if ordered.is_public else "private, no-store",
        "content-disposition": 'inline; filename="photograph.pdf"',
    }
    if is_held(request, ordered.etag):
        return Response(status_code=304, headers=headers)
    body = print_sheet(holding, ordered, client=client_of(request.scope))
    return Response(body, headers=headers, media_type="application/pdf")
