"""Former states of units, for programs: listed, read, compared, brought back."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.documents import as_document
from app.domain.identifiers import known_form
from app.domain.viewers import THE_DESK, Scope
from app.services.list_units import show_one_unit
from app.services.restore_unit import restore_unit
from app.services.show_unit_history import compare_unit, show_unit_history
from app.web.api.answers import UnitAnswer
from app.web.api.contract import TOKEN, TOKEN_IF_ANY, answers
from app.web.api.revisions import MOST_VERSIONS, Against, Version
from app.web.api.sending import send
from app.web.pages.unit_history_fields import unit_revision_line, unit_revision_record
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api/units/{unit_id}/revisions", tags=["Revisions"])


@router.get(
    "",
    responses=answers("UnitRevisionList", "Part of the list.", 401, 403, 404, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    unit_id: str,
    after: Annotated[
        int | None, Query(ge=1, le=MOST_VERSIONS, description="`after` of the part before.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Response:
    """List the states that a unit has had, the newest first: the public ones, or all."""
    viewer, holding = viewer_of(request), holding_of(request)
    shown = show_unit_history(holding, viewer, known_form(unit_id), before=after, limit=limit)
    found, addresses = shown.revisions, holding.addresses
    items = [unit_revision_line(one, addresses, viewer=viewer) for one in found.items]
    return send({"items": items, "after": int(found.after) if found.after else None}, viewer=viewer)


@router.get(
    "/{version}",
    responses=answers("UnitRevisionRecord", "The state, whole.", 401, 403, 404, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def read(request: Request, unit_id: str, version: Version, against: Against = None) -> Response:
    """Read a state whole, with what is not as in another one."""
    viewer, holding = viewer_of(request), holding_of(request)
    compared = compare_unit(holding, viewer, known_form(unit_id), version, against=against)
    return send(unit_revision_record(compared, holding.addresses, viewer=viewer), viewer=viewer)


@router.post(
    "/{version}/restore",
    responses=answers("UnitAnswer", "As it stands now.", 401, 403, 404, 409, 422),
    openapi_extra=TOKEN,
)
def restore(
    request: Request,
    unit_id: str,
    version: Version,
    reason: Annotated[str, Query(max_length=2000, description="Why, for the history.")] = "",
) -> Response:
    """Describe a unit as it was, in the place where it was: a new state, shown at once."""
    viewer, holding, unit_id = viewer_of(request), holding_of(request), known_form(unit_id)
    viewer.must(Scope.WRITE)
    restore_unit(holding, viewer, unit_id, version, reason=reason)
    unit = show_one_unit(holding, THE_DESK, unit_id)
    answer = UnitAnswer(unit.id, unit.version, unit.state, as_document(unit.description))
    return send(answer, viewer=viewer, headers={"etag": f'"{unit.version}"'})
