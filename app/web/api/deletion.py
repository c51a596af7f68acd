"""Photographs deleted, for programs."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.services.delete_photograph import delete_photograph
from app.services.show_photograph import show_photograph
from app.web.api.contract import TOKEN, answers_nothing
from app.web.api.versions import IF_MATCH, expected_version
from app.web.viewing import holding_of, viewer_of

_Reason = Annotated[
    str,
    Query(
        max_length=2000,
        description="Why: it is kept for good, and told to the public if that knew the photograph.",
    ),
]

router = APIRouter(prefix="/api/photographs", tags=["Photographs"])


@router.delete(
    "/{photograph_id}",
    status_code=HTTPStatus.NO_CONTENT,
    responses=answers_nothing("It is deleted.", 401, 403, 404, 410, 412, 422, 428),
    openapi_extra=TOKEN | IF_MATCH,
)
def delete(request: Request, photograph_id: str, reason: _Reason = "") -> Response:
    """Delete a photograph that was never public; an administrator, one that was withdrawn.

    What is public is to be withdrawn first. Its address answers from then on that it was deleted;
    its reference code is free. Originals and history stay until `verso sweep --deleted`.
    """
    photograph_id = known_form(photograph_id)
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    shown = show_photograph(holding, viewer, photograph_id)
    expected = expected_version(request, shown.edited_version)
    delete_photograph(holding, viewer, photograph_id, reason=reason, expected_version=expected)
    return Response(status_code=HTTPStatus.NO_CONTENT)
