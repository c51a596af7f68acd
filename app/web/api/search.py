"""Searching, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.analysis import LONGEST_QUERY
from app.exchange.search_address_reading import must_be_read
from app.services.find_photographs import find_photographs
from app.services.suggest_words import suggest_words
from app.web.api.contract import TOKEN_IF_ANY, answers
from app.web.api.search_answers import SuggestedWords, search_result
from app.web.api.search_parameters import LONGEST_PAGE, parameters
from app.web.api.sending import send
from app.web.language import language_of
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api", tags=["Search"])


@router.get(
    "/words",
    responses=answers("SuggestedWords", "Words that begin so.", 401, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def words(
    request: Request,
    q: Annotated[str, Query(max_length=LONGEST_QUERY, description="What was typed.")] = "",
    limit: Annotated[int, Query(ge=1, le=20, description="How many at most.")] = 10,
) -> Response:
    """Suggest words of the catalogue that begin as the last one typed.

    They are written as they stand on a photograph or in its description, the most frequent first.
    `count` says in how many photographs, up to 1000.
    """
    viewer = viewer_of(request)
    suggested = suggest_words(holding_of(request), viewer, q, limit=limit)
    return send(SuggestedWords(suggested), viewer=viewer)


@router.get(
    "/search",
    responses=answers("SearchResult", "The best of what was found.", 401, 422),
    openapi_extra=TOKEN_IF_ANY | {"parameters": parameters()},
)
def search(request: Request) -> Response:
    """Find photographs by what is written on them, their titles, descriptions and names.

    Case, accents, endings, spellings, quotation marks and ellipses don't matter. Titles and labels
    come in the language of `Accept-Language` where they have one. Ask for what follows by
    `next_cursor`: that stays right while photographs are added.
    """
    viewer, language = viewer_of(request), language_of(request)
    asked = must_be_read(request.query_params.multi_items(), most=LONGEST_PAGE)
    found = find_photographs(holding_of(request), viewer, asked)
    headers = {"vary": "Authorization, Accept-Language, Cookie"}
    return send(search_result(found.answer, language), viewer=viewer, headers=headers)
