"""Changing many photographs at once: tried first, then done piece by piece by the worker."""

from dataclasses import dataclass, replace

from app.domain.batches import (
    MOST_PHOTOGRAPHS,
    BatchItem,
    BatchOrder,
    BatchProgress,
    ItemState,
    PlannedChange,
)
from app.domain.catalogued import Page
from app.domain.differences import differences
from app.domain.errors import NotFound, Problem, Rejected
from app.domain.viewers import Scope, Viewer
from app.holdings import Holding
from app.holdings.batch_work import planned, refusal_of
from app.persistence.catalogue import Catalogue

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A batch, with part of the list of its photographs."""

    progress: BatchProgress
    items: Page[BatchItem]


def plan_changes(
    holding: Holding, viewer: Viewer, order: BatchOrder, *, start: int = 0, limit: int = AT_ONCE
) -> Page[PlannedChange]:
    """Say what a batch would do to some of its photographs, from the place `start` (from 0) on.

    Nothing is written. The page's `after` is where to go on, `total` how many there are.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer) as catalogue:
        total, ids = _chosen(catalogue, order, start=start, limit=limit)
        changes = tuple(_planned(catalogue, order, photograph_id) for photograph_id in ids)
    following = start + len(ids)
    return Page(changes, str(following) if ids and following < total else None, total)


def change_many(holding: Holding, viewer: Viewer, order: BatchOrder) -> BatchProgress:
    """Begin a batch: the worker goes through it, and what is published gets working copies.

    Which photographs it is of is settled now. `Rejected` where there are none, or too many.
    """
    viewer.must(Scope.WRITE)
    with holding.open(viewer, writes=True) as catalogue:
        total, ids = _chosen(catalogue, order, start=0, limit=MOST_PHOTOGRAPHS)
        if not 0 < total <= MOST_PHOTOGRAPHS:
            raise _refused(total)
        batch_id = catalogue.batch_edits.begin(
            order.operations, ids, reason=order.reason, search=order.searched
        )
        progress = catalogue.batch_edits.progress(batch_id)
        catalogue.commit()
        return progress


def show_batch(  # noqa: PLR0913 - which batch, and which part of it
    holding: Holding,
    viewer: Viewer,
    batch_id: str,
    *,
    state: ItemState | None = None,
    after: int | None = None,
    limit: int = AT_ONCE,
) -> BatchPage:
    """Say how far a batch has come, and what became of some of its photographs."""
    with holding.open(viewer) as catalogue:
        progress = catalogue.batch_edits.progress(batch_id)
        items = catalogue.batch_edits.items(batch_id, state=state, after=after, limit=limit)
        return BatchPage(progress, items)


def list_batches(
    holding: Holding, viewer: Viewer, *, limit: int = AT_ONCE
) -> tuple[BatchProgress, ...]:
    """List the batches, the newest first."""
    with holding.open(viewer) as catalogue:
        return catalogue.batch_edits.newest(limit=limit)


def _chosen(
    catalogue: Catalogue, order: BatchOrder, *, start: int, limit: int
) -> tuple[int, tuple[str, ...]]:
    if order.search is None:
        return len(order.ids), order.ids[start : start + limit]
    filters = catalogue.reading_room.with_ids(order.search.filters)
    search = replace(order.search, filters=filters)
    return catalogue.batch_edits.found(search, limit=limit, offset=start)


def _planned(catalogue: Catalogue, order: BatchOrder, photograph_id: str) -> PlannedChange:
    try:
        photograph = catalogue.photograph(photograph_id)
    except NotFound as fault:
        return PlannedChange(photograph_id, "", ItemState.REFUSED, note=str(fault))
    copy = catalogue.working_copy(photograph_id)
    before = (copy or photograph).description
    code = before.reference_code
    try:
        found = differences(before, planned(before, order.operations))
    except Rejected as fault:
        return PlannedChange(photograph_id, code, ItemState.REFUSED, note=refusal_of(fault))
    state = ItemState.CHANGED if found else ItemState.UNCHANGED
    return PlannedChange(photograph_id, code, state, found)


def _refused(total: int) -> Rejected:
    if not total:
        problem = Problem("search", "", "no photograph is found by it")
        return Rejected("There is nothing to change.", (problem,))
    reason = f"{total:,} photographs are found; at most {MOST_PHOTOGRAPHS:,} go into one batch"
    return Rejected("This batch is too large.", (Problem("search", "", reason),))
