"""Search: what was found, with the very words and the writing that they stand in."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.domain.analysis import LONGEST_QUERY
from app.domain.search_request import SearchRequest
from app.services.search_photographs import search_photographs
from app.web.pages.desk import desk_of
from app.web.pages.rendering import respond
from app.web.pages.search_fields import Asked, search_fields

router = APIRouter(include_in_schema=False)
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
        desk.holding,
        desk.viewer,
        SearchRequest(asked.query, limit=asked.hits_a_leaf, offset=asked.offset),
    )
    fields = search_fields(answer, asked, server=desk.server, words=desk.words)
    return respond(request, "search.html", fields, query=asked.query)
