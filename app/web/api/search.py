"""Searching, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.analysis import LONGEST_QUERY
from app.domain.hits import Highlight, SearchHit
from app.domain.languages import best
from app.domain.search_request import SearchRequest
from app.services.search_photographs import search_photographs
from app.web.api.answers import FoundPhotograph, HighlightAnswer, SearchResult
from app.web.api.contract import TOKEN_IF_ANY, answers
from app.web.api.sending import send
from app.web.language import language_of
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api", tags=["Search"])
Words = Annotated[
    str,
    Query(max_length=LONGEST_QUERY, description='Words; "..." for a phrase, ...* for beginnings.'),
]


@router.get(
    "/search",
    responses=answers("SearchResult", "The best of what was found.", 401, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def search(
    request: Request,
    q: Words = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
    offset: Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")] = 0,
) -> Response:
    """Find photographs by what is written on them, their titles, descriptions and names.

    Case, accents, apostrophes, quotation marks and ellipses don't matter. Titles come in the
    language of `Accept-Language` where they have one.
    """
    viewer, language = viewer_of(request), language_of(request)
    found = search_photographs(
        holding_of(request), viewer, SearchRequest(q, limit=limit, offset=offset)
    )
    items = tuple(_found(hit, language) for hit in found.items)
    headers = {"vary": "Authorization, Accept-Language, Cookie"}
    return send(SearchResult(found.total, items), viewer=viewer, headers=headers)


def _found(hit: SearchHit, language: str) -> FoundPhotograph:
    photograph = hit.photograph
    title = best(photograph.title, (language,))
    highlights = tuple(_highlight(highlight) for highlight in hit.highlights)
    return FoundPhotograph(photograph.reference_code, photograph.id, title, highlights)


def _highlight(highlight: Highlight) -> HighlightAnswer:
    words = highlight.quotation
    region = highlight.region.xywh if highlight.region else None
    return HighlightAnswer(highlight.side, region, words.prefix, words.exact, words.suffix)
