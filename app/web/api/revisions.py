"""Former states of photographs, for programs: listed, read, compared, brought back."""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.identifiers import known_form
from app.services.compare_revisions import compare_revisions
from app.services.restore_revision import restore_revision
from app.services.show_revisions import show_revisions
from app.web.api.contract import TOKEN, TOKEN_IF_ANY, answers
from app.web.api.sending import send
from app.web.api.sending_records import send_written
from app.web.pages.revision_record import revision_line, revision_record
from app.web.viewing import holding_of, viewer_of

MOST_VERSIONS: Final = 2**31 - 1
Version = Annotated[int, Path(ge=1, le=MOST_VERSIONS, description="Which state, from 1.")]
Against = Annotated[
    int | None,
    Query(ge=1, le=MOST_VERSIONS, description="Compare with this version, not the one before."),
]

router = APIRouter(prefix="/api/photographs/{photograph_id}/revisions", tags=["Revisions"])


@router.get(
    "",
    responses=answers("RevisionList", "Part of the list.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    photograph_id: str,
    after: Annotated[
        int | None, Query(ge=1, le=MOST_VERSIONS, description="`after` of the part before.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Response:
    """List the states that a photograph has had, the newest first: the public ones, or all."""
    viewer, holding = viewer_of(request), holding_of(request)
    shown = show_revisions(holding, viewer, known_form(photograph_id), before=after, limit=limit)
    found, addresses = shown.revisions, holding.addresses
    items = [revision_line(one, addresses, viewer=viewer) for one in found.items]
    following = int(found.after) if found.after else None
    return send({"items": items, "after": following, "total": found.total}, viewer=viewer)


@router.get(
    "/{version}",
    responses=answers("RevisionRecord", "The state, whole.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def read(
    request: Request, photograph_id: str, version: Version, against: Against = None
) -> Response:
    """Read a state whole, with what is not as in another one."""
    viewer, holding = viewer_of(request), holding_of(request)
    compared = compare_revisions(
        holding, viewer, known_form(photograph_id), version, against=against
    )
    return send(revision_record(compared, holding.addresses, viewer=viewer), viewer=viewer)


@router.post(
    "/{version}/restore",
    responses=answers("PhotographRecord", "As it stands now.", 401, 403, 404, 409, 410, 422),
    openapi_extra=TOKEN,
)
def restore(
    request: Request,
    photograph_id: str,
    version: Version,
    reason: Annotated[str, Query(max_length=2000, description="Why, for the history.")] = "",
) -> Response:
    """Describe a photograph as it was: a new state, beside the public one where there is one."""
    viewer, photograph_id = viewer_of(request), known_form(photograph_id)
    saved = restore_revision(holding_of(request), viewer, photograph_id, version, reason=reason)
    return send_written(request, photograph_id, is_working_copy=saved.is_working_copy)
