"""Search: what was found, with the very words and the writing that they stand in."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.domain.errors import Problem, Rejected
from app.exchange.search_address import AskedSearch
from app.exchange.search_address_reading import must_be_read, read_search
from app.services.find_photographs import FoundPhotographs, find_photographs, take_found_away
from app.web.pages.citation_files import FILES, send_file
from app.web.pages.desk import Desk, desk_of
from app.web.pages.rendering import respond
from app.web.pages.search_fields import search_fields

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """Show what a search finds. What can't be read of its address is told, and left aside."""
    desk = desk_of(request)
    asked, problems = read_search(request.query_params.multi_items())
    found, refused = _found(desk, asked)
    fields = search_fields(
        found,
        replace(asked, filters=found.filters),
        server=desk.server,
        words=desk.words,
        problems=(*problems, *refused),
        tiles=desk.holding.settings.map_tiles,
    )
    return respond(request, "search.html", fields, query=asked.query)


@router.get("/search.{ending}")
def as_file(request: Request, ending: str) -> Response:
    """Give what a search finds as a table or as references."""
    desk = desk_of(request)
    asked = must_be_read(request.query_params.multi_items())
    photographs = take_found_away(desk.holding, desk.viewer, asked) if ending in FILES else ()
    return send_file(photographs, desk, ending=ending, name="verso-search")


def _found(desk: Desk, asked: AskedSearch) -> tuple[FoundPhotographs, tuple[Problem, ...]]:
    """Search; from the first page on where the one asked for was cut short in its address."""
    try:
        return find_photographs(desk.holding, desk.viewer, asked, with_names=True), ()
    except Rejected as refusal:
        first = AskedSearch(asked.query, asked.filters, asked.days, asked.expand)
        found = find_photographs(desk.holding, desk.viewer, first, with_names=True)
        return found, refusal.problems
