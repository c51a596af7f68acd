"""How far photographs have come, for programs: reviewed, shown, hidden."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.identifiers import known_form
from app.services.discard_working_copy import discard_working_copy
from app.services.publish import publish
from app.services.send_for_review import return_to_draft, send_for_review
from app.services.withdraw import withdraw
from app.web.api.contract import TOKEN, answers
from app.web.api.sending_records import send_written
from app.web.viewing import holding_of, viewer_of

_RECORD: Final = "PhotographRecord"
_Reason = Annotated[str, Query(max_length=2000, description="Why, for the record's history.")]
_PublicReason = Annotated[
    str, Query(max_length=2000, description="Why: this is what the public is told from now on.")
]
_Note = Annotated[str, Query(max_length=2000, description="A note for whoever works on it next.")]

router = APIRouter(prefix="/api/photographs", tags=["Photographs"])


@router.post(
    "/{photograph_id}/publish",
    responses=answers(_RECORD, "It is shown to everybody now.", 401, 403, 404, 410, 412),
    openapi_extra=TOKEN,
)
def show(request: Request, photograph_id: str, reason: _Reason = "") -> Response:
    """Publish a photograph as its working copy says, and the units above it.

    Once more changes nothing. Where the photograph was changed past its working copy in the same
    fields, nothing is changed, and `differences` of the answer lists them.
    """
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    publish(holding_of(request), viewer, photograph_id, reason=reason)
    return send_written(request, photograph_id)


@router.post(
    "/{photograph_id}/withdraw",
    responses=answers(_RECORD, "It is hidden from the public now.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN,
)
def hide(request: Request, photograph_id: str, reason: _PublicReason = "") -> Response:
    """Withdraw a photograph. A reason is wanted: the public is told it, and nothing else."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    withdraw(holding_of(request), viewer, photograph_id, reason=reason)
    return send_written(request, photograph_id)


@router.post(
    "/{photograph_id}/review",
    responses=answers(_RECORD, "It waits for a reviewer now.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN,
)
def submit(request: Request, photograph_id: str, note: _Note = "") -> Response:
    """Send a draft, or a working copy, to review."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    send_for_review(holding_of(request), viewer, photograph_id, note=note)
    return send_written(request, photograph_id, is_working_copy=True)


@router.post(
    "/{photograph_id}/return",
    responses=answers(_RECORD, "It is a draft again.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN,
)
def give_back(request: Request, photograph_id: str, note: _Note = "") -> Response:
    """Return what was in review to its editors, with a note on what is to be done."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    return_to_draft(holding_of(request), viewer, photograph_id, note=note)
    return send_written(request, photograph_id, is_working_copy=True)


@router.delete(
    "/{photograph_id}/working-copy",
    responses=answers(
        _RECORD, "The photograph, beside which nothing is prepared.", 401, 403, 404, 410
    ),
    openapi_extra=TOKEN,
)
def give_up(request: Request, photograph_id: str) -> Response:
    """Give a working copy up. Its revisions stay, and any can be restored."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    discard_working_copy(holding_of(request), viewer, photograph_id)
    return send_written(request, photograph_id)
