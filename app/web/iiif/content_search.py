"""IIIF Content Search API 1.0 and 2.0: in a photograph, in a unit, in the whole catalogue."""

from functools import partial
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.services.search_inside import search_inside, suggest_words
from app.web.iiif.documents import answer_document
from app.web.viewing import holding_of, viewer_of

_CONTEXT: Final = "http://iiif.io/api/search/{}/context.json"

router = APIRouter(prefix="/iiif", include_in_schema=False)


def answer_search(version: int, request: Request, searched: str) -> Response:
    """1.0, 3 Search; 2.0, 4 Content Search."""
    document = search_inside(
        holding_of(request),
        viewer_of(request),
        searched,
        request.query_params.multi_items(),
        version=version,
    )
    return answer_document(request, document, context=_CONTEXT.format(version), json_ld=version > 1)


def answer_autocomplete(version: int, request: Request, searched: str) -> Response:
    """1.0, 4 Autocomplete; 2.0, 5 Autocomplete."""
    document = suggest_words(
        holding_of(request),
        viewer_of(request),
        searched,
        request.query_params.multi_items(),
        version=version,
    )
    return answer_document(request, document, context=_CONTEXT.format(version), json_ld=version > 1)


for _version in (1, 2):
    router.add_api_route(f"/search/{_version}/{{searched}}", partial(answer_search, _version))
    router.add_api_route(
        f"/autocomplete/{_version}/{{searched}}", partial(answer_autocomplete, _version)
    )
