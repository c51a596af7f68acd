"""Units of the tree, for programs."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.catalogued import CataloguedUnit
from app.domain.documents import as_document
from app.domain.identifiers import known_form
from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK, Scope, Viewer
from app.exchange.unit_document import read_unit
from app.holdings import Holding
from app.services.change_unit import change_unit, open_trail
from app.services.describe_unit import describe_unit
from app.services.list_units import list_units, show_one_unit
from app.services.show_or_hide_unit import hide_unit, publish_unit
from app.web.api.answers import UnitAnswer, UnitList
from app.web.api.bodies import read_json
from app.web.api.contract import TOKEN, TOKEN_IF_ANY, answers, made_or_kept, takes
from app.web.api.examples import UNIT
from app.web.api.remarks import custody_lines, markup_lines
from app.web.api.sending import send
from app.web.api.versions import IF_MATCH, expected_version
from app.web.viewing import holding_of, viewer_of

router = APIRouter(prefix="/api/units", tags=["Units"])


@router.get(
    "",
    responses=answers("UnitList", "Part of the list.", 401, 403, 404, 410, 422),
    openapi_extra=TOKEN_IF_ANY,
)
def walk(
    request: Request,
    below: Annotated[str | None, Query(description="The id of the unit above.")] = None,
    after: Annotated[str | None, Query(description="`after` of the part before.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Response:
    """List the units directly below one, or those at the top of the tree, in filing order."""
    viewer = viewer_of(request)
    below = known_form(below) if below is not None else None
    page = list_units(holding_of(request), viewer, below=below, after=after, limit=limit)
    return send(UnitList(tuple(map(_answer, page.items)), page.after), viewer=viewer)


@router.get(
    "/{unit_id}",
    responses=answers("UnitAnswer", "The unit; its ETag is its version.", 401, 403, 404, 410),
    openapi_extra=TOKEN_IF_ANY,
)
def read(request: Request, unit_id: str) -> Response:
    """Read a unit as it stands in the catalogue."""
    viewer = viewer_of(request)
    unit = show_one_unit(holding_of(request), viewer, known_form(unit_id))
    return _send(unit, viewer)


@router.put(
    "/{unit_id}",
    responses=answers(
        "UnitAnswer", "As it stands now.", 400, 401, 403, 404, 409, 412, 413, 415, 422, 428
    ),
    openapi_extra=takes("UnitDescription", "The whole unit: what is left out goes.", example=UNIT)
    | IF_MATCH,
)
def change(
    request: Request,
    unit_id: str,
    reason: Annotated[str, Query(max_length=2000, description="Why, for the history.")] = "",
) -> Response:
    """Describe a unit anew, whole, as of the version that If-Match names.

    Another `parent` moves it with all that lies below it. The reference code that it had goes on
    meaning it. Where another version has been saved meanwhile, nothing is changed, and
    `differences` of the answer lists theirs and yours.
    """
    holding, viewer, unit_id = holding_of(request), viewer_of(request), known_form(unit_id)
    viewer.must(Scope.WRITE)
    present = show_one_unit(holding, THE_DESK, unit_id).version
    expected = expected_version(request, present)
    document = read_json(request)
    description = read_unit(document)
    change_unit(
        holding, viewer, description, unit_id=unit_id, expected_version=expected, reason=reason
    )
    unit = show_one_unit(holding, THE_DESK, unit_id)
    headers = {"etag": f'"{unit.version}"'}
    return send(_written(holding, unit, document), viewer=viewer, headers=headers)


@router.post(
    "/{unit_id}/publish",
    responses=answers("UnitAnswer", "Everybody can see it now.", 401, 403, 404),
    openapi_extra=TOKEN,
)
def show(request: Request, unit_id: str) -> Response:
    """Publish a unit, and all above it. Once more changes nothing."""
    holding, viewer, unit_id = holding_of(request), viewer_of(request), known_form(unit_id)
    publish_unit(holding, viewer, unit_id)
    return _send(show_one_unit(holding, THE_DESK, unit_id), viewer)


@router.post(
    "/{unit_id}/hide",
    responses=answers("UnitAnswer", "The public does not see it now.", 401, 403, 404, 409),
    openapi_extra=TOKEN,
)
def hide(request: Request, unit_id: str) -> Response:
    """Take a unit back from the public. It can't be while anything below it is public (409)."""
    holding, viewer, unit_id = holding_of(request), viewer_of(request), known_form(unit_id)
    hide_unit(holding, viewer, unit_id)
    return _send(show_one_unit(holding, THE_DESK, unit_id), viewer)


@router.post(
    "",
    responses=made_or_kept(
        "UnitAnswer", "It was made.", "It was there; it is now so.", 400, 401, 403, 413, 415, 422
    ),
    openapi_extra=takes(
        "UnitDescription", "The unit; the one above by its reference code.", example=UNIT
    ),
)
def keep(request: Request) -> Response:
    """Describe a unit, found by its reference code: a new one is made."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    document = read_json(request)
    saved = describe_unit(holding, viewer, read_unit(document))
    unit = show_one_unit(holding, THE_DESK, saved.id)  # whoever wrote it may see that once
    if saved.outcome is not Outcome.MADE:
        return send(_written(holding, unit, document), viewer=viewer)
    headers = {"location": f"{holding.addresses.base}/api/units/{saved.id}"}
    return send(_written(holding, unit, document), viewer=viewer, status=201, headers=headers)


def _send(unit: CataloguedUnit, viewer: Viewer) -> Response:
    return send(_answer(unit), viewer=viewer, headers={"etag": f'"{unit.version}"'})


def _written(holding: Holding, unit: CataloguedUnit, document: Any) -> UnitAnswer:
    """Answer a unit to whoever has just changed it, with what is odd about it.

    `document` is what they have handed in.
    """
    above = open_trail(holding, THE_DESK, unit.id)[:-1]
    inherited = [event for one in above for event in one.description.custody]
    remarks = custody_lines(unit.description.custody, inherited=inherited)
    return replace(_answer(unit), remarks=(*markup_lines(document), *remarks))


def _answer(unit: CataloguedUnit) -> UnitAnswer:
    return UnitAnswer(unit.id, unit.version, unit.state, as_document(unit.description))
