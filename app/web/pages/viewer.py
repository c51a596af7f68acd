"""The viewer: deep zoom on a photograph, opened on a side or on words that were searched for."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.analysis import LONGEST_QUERY
from app.services.show_photograph import show_photograph
from app.web.pages.desk import desk_of
from app.web.pages.rendering import respond
from app.web.pages.viewer_fields import viewer_fields

router = APIRouter(include_in_schema=False)


@router.get("/viewer")
def viewer(
    request: Request, photograph: str = "", side: str = "", q: str = "", reading: str = ""
) -> HTMLResponse:
    """Open the viewer on a photograph. An address without one was cut short: nothing is there."""
    desk = desk_of(request)
    shown = show_photograph(desk.holding, desk.viewer, photograph)
    fields = viewer_fields(
        shown.photograph,
        side_id=side,
        reading_id=reading,
        query=q.strip()[:LONGEST_QUERY],
        server=desk.server,
        words=desk.words,
    )
    return respond(request, "viewer.html", fields)
