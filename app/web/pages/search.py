"""Search: what was found, with the very words and the writing that they stand in."""

from contextlib import suppress
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.errors import NotFound
from app.domain.hits import SearchAnswer
from app.domain.sides import ScanDescription
from app.services.search_photographs import search_photographs
from app.services.show_photograph import show_photograph
from app.web.pages.desk import Desk, desk_of
from app.web.pages.rendering import respond
from app.web.pages.search_fields import Asked, search_fields

router = APIRouter(include_in_schema=False)
LONGEST_QUERY: Final = 1000
LAST_PAGE: Final = 10_000


@router.get("/search")
def search(
    request: Request,
    q: str = "",
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
) -> HTMLResponse:
    """Show what a search finds. `page` counts from 1."""
    desk = desk_of(request)
    asked = Asked(q.strip()[:LONGEST_QUERY], page)
    answer = search_photographs(
        desk.holding, desk.viewer, asked.query, limit=asked.hits_a_leaf, offset=asked.offset
    )
    fields = search_fields(
        answer,
        asked,
        scans=_scans_of_writing(answer, desk),
        server=desk.server,
        words=desk.words,
    )
    return respond(request, "search.html", fields, query=asked.query)


def _scans_of_writing(answer: SearchAnswer, desk: Desk) -> dict[str, ScanDescription]:
    """Find the scans that show the writing found, by the id of their side."""
    wanted = {
        hit.photograph.id for hit in answer.items if any(found.region for found in hit.highlights)
    }
    found: dict[str, ScanDescription] = {}
    for photograph_id in wanted:
        with suppress(NotFound):  # withdrawn a moment ago
            shown = show_photograph(desk.holding, desk.viewer, photograph_id)
            sides = shown.photograph.description.sides
            found |= {side.id: side.shown_scan for side in sides if side.shown_scan}
    return found
