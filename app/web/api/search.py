"""Searching, for programs."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.exchange.search_address_reading import must_be_read
from app.services.find_photographs import find_photographs
from app.web.api.contract import TOKEN_IF_ANY, answers
from app.web.api.search_answers import search_result
from app.web.api.search_parameters import LONGEST_PAGE, parameters
from app.web.api.sending import send
from app.web.language import language_of
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api", tags=["Search"])


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
