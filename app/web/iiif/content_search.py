"""IIIF Content Search API 1.0 and 2.0: searching inside one photograph."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.analysis import LONGEST_QUERY
from app.domain.identifiers import known_form
from app.services.search_inside import search_inside, suggest_words
from app.web.iiif.documents import answer_document
from app.web.viewing import holding_of, viewer_of

_CONTEXT: Final = "http://iiif.io/api/search/{}/context.json"
_PASSED_OVER: Final = {
    1: {"motivation", "date", "user", "box", "min"},
    2: {"motivation", "date", "user"},
}
"""1.0, 3.1 and 4.1; 2.0, 4.1 and 5.1: parameters that a server may ignore, if it says so."""

router = APIRouter(prefix="/iiif", include_in_schema=False)
Words = Annotated[str, Query(max_length=LONGEST_QUERY)]


def answer_search(version: int, request: Request, photograph_id: str, q: Words = "") -> Response:
    """1.0, 3 Search; 2.0, 4 Search."""
    document = search_inside(
        holding_of(request),
        viewer_of(request),
        known_form(photograph_id),
        q,
        version=version,
        ignored=_ignored(request, version),
    )
    return answer_document(request, document, context=_CONTEXT.format(version), json_ld=version > 1)


def answer_autocomplete(
    version: int, request: Request, photograph_id: str, q: Words = ""
) -> Response:
    """1.0, 4 Autocomplete; 2.0, 5 Autocomplete."""
    document = suggest_words(
        holding_of(request),
        viewer_of(request),
        known_form(photograph_id),
        q,
        version=version,
        ignored=_ignored(request, version),
    )
    return answer_document(request, document, context=_CONTEXT.format(version), json_ld=version > 1)


def _ignored(request: Request, version: int) -> tuple[str, ...]:
    return tuple(sorted(_PASSED_OVER[version] & set(request.query_params)))


for _version in (1, 2):
    router.add_api_route(f"/search/{_version}/{{photograph_id}}", partial(answer_search, _version))
    router.add_api_route(
        f"/autocomplete/{_version}/{{photograph_id}}", partial(answer_autocomplete, _version)
    )
