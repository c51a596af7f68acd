"""Changes of many photographs, for programs: tried, begun, looked at, taken back."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.batches import BatchProgress, ItemState, PlannedChange
from app.domain.documents import as_document
from app.domain.identifiers import known_form
from app.domain.viewers import Scope, Viewer
from app.exchange.batch_document import read_batch
from app.iiif.addresses import Addresses
from app.services.change_many import change_many, list_batches, plan_changes, show_batch
from app.services.undo_batch import undo_batch
from app.web.api.bodies import read_json
from app.web.api.contract import TOKEN, answers, takes
from app.web.api.examples import BATCH
from app.web.api.sending import send
from app.web.pages.revision_record import difference_line
from app.web.viewing import holding_of, viewer_of

_BEGUN: Final = 202
_MOST: Final = 2**31 - 1
_ORDER: Final = "Which photographs, by their ids or a search, and what is to be done to each."
_Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]

router = APIRouter(prefix="/api/batches", tags=["Batches"])


@router.post(
    "",
    status_code=_BEGUN,
    responses=answers("BatchRecord", "It has begun.", 400, 401, 403, 413, 415, 422, status=_BEGUN),
    openapi_extra=takes("BatchOrder", _ORDER, example=BATCH),
)
def begin(request: Request) -> Response:
    """Change many photographs. Each is described as by PUT: what is published gets a working copy.

    The work is done piece by piece; GET tells how far it has come. Try it first: a dry run lists
    what would be changed.
    """
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    batch = change_many(holding, viewer, read_batch(read_json(request)))
    return _send(batch, holding.addresses, viewer, status=_BEGUN)


@router.post(
    "/dry-run",
    responses=answers("BatchPlan", "Part of the list.", 400, 401, 403, 413, 415, 422),
    openapi_extra=takes("BatchOrder", _ORDER, example=BATCH),
)
def try_out(
    request: Request,
    after: Annotated[int, Query(ge=0, le=_MOST, description="`after` of the part before.")] = 0,
    limit: _Limit = 50,
) -> Response:
    """List what a batch would do to each photograph, field by field. Nothing is changed."""
    holding, viewer = holding_of(request), viewer_of(request)
    viewer.must(Scope.WRITE)
    order = read_batch(read_json(request))
    page = plan_changes(holding, viewer, order, start=after, limit=limit)
    following = int(page.after) if page.after else None
    items = [_plan_line(one) for one in page.items]
    return send({"items": items, "after": following, "total": page.total}, viewer=viewer)


@router.get(
    "",
    responses=answers("BatchList", "The batches, the newest first.", 401, 403, 422),
    openapi_extra=TOKEN,
)
def walk(request: Request, limit: _Limit = 50) -> Response:
    """List the newest batches."""
    holding, viewer = holding_of(request), viewer_of(request)
    found = list_batches(holding, viewer, limit=limit)
    items = [batch_line(one, holding.addresses) for one in found]
    return send({"items": items}, viewer=viewer)


@router.get(
    "/{batch_id}",
    responses=answers("BatchRecord", "The batch.", 401, 403, 404, 422),
    openapi_extra=TOKEN,
)
def read(
    request: Request,
    batch_id: str,
    state: Annotated[ItemState | None, Query(description="Only those of a state.")] = None,
    after: Annotated[
        int | None, Query(ge=0, le=_MOST, description="`after` of the part before.")
    ] = None,
    limit: _Limit = 50,
) -> Response:
    """Say how far a batch has come, with part of the list of its photographs."""
    holding, viewer = holding_of(request), viewer_of(request)
    shown = show_batch(holding, viewer, known_form(batch_id), state=state, after=after, limit=limit)
    items = [as_document(one) for one in shown.items.items]
    following = int(shown.items.after) if shown.items.after else None
    listed = {"items": items, "after": following}
    return send(batch_line(shown.progress, holding.addresses) | listed, viewer=viewer)


@router.post(
    "/{batch_id}/undo",
    status_code=_BEGUN,
    responses=answers("BatchRecord", "It has begun.", 401, 403, 404, 409, status=_BEGUN),
    openapi_extra=TOKEN,
)
def take_back(request: Request, batch_id: str) -> Response:
    """Take a batch back as one: a batch of its own brings each photograph back to what it said.

    What was changed again since is left as it is, and listed with the state `left`.
    """
    holding, viewer = holding_of(request), viewer_of(request)
    batch = undo_batch(holding, viewer, known_form(batch_id))
    return _send(batch, holding.addresses, viewer, status=_BEGUN)


def batch_line(batch: BatchProgress, addresses: Addresses) -> dict[str, Any]:
    """Write down how far a batch has come."""
    return {
        "id": batch.id,
        "address": f"{addresses.base}/api/batches/{batch.id}",
        "started_at": batch.started_at.isoformat(),
        "started_by": batch.started_by,
        "ended_at": batch.ended_at.isoformat() if batch.ended_at else None,
        "reason": batch.reason,
        "operations": [as_document(one) for one in batch.operations],
        "undoes": batch.undoes or None,
        "is_undone": batch.is_undone,
        "total": batch.total,
        "search": batch.search,
        "counts": {state.value: count for state, count in batch.counts.items()},
    }


def _plan_line(change: PlannedChange) -> dict[str, Any]:
    return {
        "photograph": change.photograph_id,
        "reference_code": change.reference_code,
        "state": change.state.value,
        "differences": [difference_line(one) for one in change.differences],
        "note": change.note,
    }


def _send(batch: BatchProgress, addresses: Addresses, viewer: Viewer, *, status: int) -> Response:
    document = batch_line(batch, addresses)
    headers = {"location": document["address"]}
    return send(document, viewer=viewer, status=status, headers=headers)
