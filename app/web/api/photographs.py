"""Photographs, for programs: listed, read, described, shown and hidden."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.catalogued import PhotographSummary
from app.domain.errors import Conflict
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.exchange.photograph_document import read_photograph
from app.services.describe import describe
from app.services.list_photographs import list_photographs
from app.services.publish import publish
from app.services.show_photograph import show_photograph
from app.services.withdraw import withdraw
from app.web.api.answers import PhotographLine, PhotographList
from app.web.api.bodies import read_json
from app.web.api.contract import TOKEN, TOKEN_IF_ANY, answers, takes
from app.web.api.examples import PHOTOGRAPH
from app.web.api.sending import send
from app.web.conditional import wanted_tags
from app.web.pages.record import record_of
from app.web.refusals import VersionChanged, VersionWanted
from app.web.viewing import holding_of, viewer_of

_RECORD: Final = "PhotographRecord"
Reason = Annotated[str, Query(max_length=2000, description="Why, for the record's history.")]

router = APIRouter(prefix="/api/photographs", tags=["Photographs"])


@router.get(
    "",
    responses=answers("PhotographList", "Part of the list.", 401, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    after: Annotated[str | None, Query(description="`after` of the part before.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
    state: Annotated[PublicationState | None, Query(description="Only those of a state.")] = None,
) -> Response:
    """List photographs in the order in which they were made."""
    viewer = viewer_of(request)
    page = list_photographs(holding_of(request), viewer, after=after, limit=limit, state=state)
    return send(PhotographList(tuple(map(_line, page.items)), page.after), viewer=viewer)


@router.post(
    "",
    status_code=201,
    responses=answers(
        _RECORD, "It was made, as a draft.", 400, 401, 403, 409, 413, 415, 422, status=201
    ),
    openapi_extra=takes(
        "PhotographDescription", "The photograph, its scans by SHA-256.", example=PHOTOGRAPH
    ),
)
def make(request: Request, reason: Reason = "") -> Response:
    """Describe a new photograph. Its reference code must be new; Location tells its address."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    description = read_photograph(read_json(request))
    saved = describe(holding, viewer, description, expected_version=0, reason=reason)
    return _send_written(request, saved.id, is_new=True)


@router.get(
    "/{photograph_id}",
    responses=answers(_RECORD, "The photograph; its ETag is its version.", 401, 404),
    openapi_extra=TOKEN_IF_ANY,
)
def read(request: Request, photograph_id: str) -> Response:
    """Read a photograph as it stands in the catalogue."""
    return _send_record(request, viewer_of(request), known_form(photograph_id))


@router.put(
    "/{photograph_id}",
    responses=answers(
        _RECORD, "As it stands now.", 400, 401, 403, 404, 409, 412, 413, 415, 422, 428
    ),
    openapi_extra=takes("PhotographDescription", "The whole photograph: what is left out goes.")
    | {
        "parameters": [
            {
                "name": "If-Match",
                "in": "header",
                "required": True,
                "description": "The ETag that the record had when it was read.",
                "schema": {"type": "string"},
            }
        ]
    },
)
def change(request: Request, photograph_id: str, reason: Reason = "") -> Response:
    """Describe a photograph anew, whole, as of the version that If-Match names."""
    photograph_id = known_form(photograph_id)
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    expected = _agreed_version(request, _version(request, viewer, photograph_id))
    description = read_photograph(read_json(request))
    try:
        describe(
            holding,
            viewer,
            description,
            photograph_id=photograph_id,
            expected_version=expected,
            reason=reason,
        )
    except Conflict:
        _agreed_version(request, _version(request, viewer, photograph_id))  # overtaken: 412
        raise
    return _send_written(request, photograph_id)


@router.post(
    "/{photograph_id}/publish",
    responses=answers(_RECORD, "It is shown to everybody now.", 401, 403, 404),
    openapi_extra=TOKEN,
)
def show(request: Request, photograph_id: str) -> Response:
    """Publish a photograph, and the units above it. Once more changes nothing."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    publish(holding_of(request), viewer, photograph_id)
    return _send_written(request, photograph_id)


@router.post(
    "/{photograph_id}/withdraw",
    responses=answers(_RECORD, "It is hidden from the public now.", 401, 403, 404, 422),
    openapi_extra=TOKEN,
)
def hide(request: Request, photograph_id: str, reason: Reason = "") -> Response:
    """Withdraw a photograph: from now on the public is told that there is nothing."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    withdraw(holding_of(request), viewer, photograph_id, reason=reason)
    return _send_written(request, photograph_id)


def _send_record(
    request: Request, viewer: Viewer, photograph_id: str, *, is_new: bool = False
) -> Response:
    holding = holding_of(request)
    photograph = show_photograph(holding, viewer, photograph_id).photograph
    headers = {"etag": f'"{photograph.version}"'}
    if is_new:
        headers["location"] = f"{holding.addresses.base}/api/photographs/{photograph_id}"
    document: dict[str, Any] = record_of(photograph, holding.addresses)
    return send(document, viewer=viewer, status=201 if is_new else 200, headers=headers)


def _send_written(request: Request, photograph_id: str, *, is_new: bool = False) -> Response:
    """Send a record to whoever has just changed it, also where they may not read it later."""
    return _send_record(request, THE_DESK, photograph_id, is_new=is_new)


def _version(request: Request, viewer: Viewer, photograph_id: str) -> int:
    return show_photograph(holding_of(request), viewer, photograph_id).photograph.version


def _agreed_version(request: Request, version: int) -> int | None:
    """Give the version that may be replaced: the present one, if If-Match names it.

    None for `*`: whichever there is when its turn comes. RFC 9110, 13.1.1.
    """
    tags = wanted_tags(request)
    if not tags:
        raise VersionWanted("Send If-Match with the ETag that this record had when you read it.")
    if tags == ("*",):
        return None
    if f'"{version}"' not in tags:
        raise VersionChanged(f"This record has changed: it is at version {version} now. Read it.")
    return version


def _line(photograph: PhotographSummary) -> PhotographLine:
    return PhotographLine(
        photograph.id,
        photograph.reference_code,
        photograph.title,
        photograph.date_as_written,
        photograph.side_count,
    )
