"""Going through a batch: some photographs at a time, each lot in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from app.domain.batch_operations import changed
from app.domain.batches import BatchItem, ItemState, Operation, RunningBatch
from app.domain.catalogued import CataloguedPhotograph
from app.domain.differences import differences
from app.domain.documents import as_document
from app.domain.errors import Conflict, NotFound, Rejected
from app.domain.photographs import PhotographDescription
from app.domain.saving import Outcome
from app.domain.viewers import THE_DESK
from app.domain.working_copy import WorkingCopy
from app.exchange.photograph_document import read_photograph
from app.holdings.holding import Holding
from app.persistence.catalogue import Catalogue

_Deed = Callable[[Catalogue, RunningBatch, BatchItem], BatchItem]

AT_ONCE: Final = 25
"""So many photographs are changed while others wait to write."""


def work_on_batch(holding: Holding, batch_id: str) -> bool:
    """Go through the next photographs of a batch, and ask for the rest. False: that was all.

    What was done lasts together with what became of it: whoever is killed here does nothing twice.
    """
    with holding.open(THE_DESK) as catalogue:
        batch = catalogue.batch_edits.running(batch_id)
    do = _undone if batch.undoes else _changed
    with holding.open(batch.viewer, writes=True) as catalogue:
        for item in catalogue.batch_edits.waiting(batch_id, limit=AT_ONCE):
            catalogue.batch_edits.settle(batch_id, _tried(do, catalogue, batch, item))
        goes_on = catalogue.batch_edits.go_on(batch_id)
        catalogue.commit()
    return goes_on


def planned(
    description: PhotographDescription, operations: Iterable[Operation]
) -> PhotographDescription:
    """Give what operations make of a description, or raise `Rejected`."""
    document = as_document(description)
    after = changed(document, operations)
    return description if after == document else read_photograph(after)


def refusal_of(fault: Exception) -> str:
    """Say in one line why a photograph is left as it is."""
    problems = fault.problems if isinstance(fault, Rejected) else ()
    return "; ".join(map(str, problems)) or str(fault)


def _tried(do: _Deed, catalogue: Catalogue, batch: RunningBatch, item: BatchItem) -> BatchItem:
    try:
        return do(catalogue, batch, item)
    except (Conflict, NotFound, Rejected) as fault:
        return replace(item, state=ItemState.REFUSED, note=refusal_of(fault))


def _changed(catalogue: Catalogue, batch: RunningBatch, item: BatchItem) -> BatchItem:
    photograph, copy = _present(catalogue, item.photograph_id)
    now = copy or photograph
    after = planned(now.description, batch.operations)
    if after == now.description:
        return replace(item, state=ItemState.UNCHANGED)
    saved = catalogue.edit(
        after,
        photograph_id=photograph.id,
        expected_version=now.version,
        reason=batch.reason,
        batch_id=batch.id,
    )
    if saved.outcome is Outcome.UNCHANGED:
        return replace(item, state=ItemState.UNCHANGED)
    return replace(
        item,
        state=ItemState.CHANGED,
        version_before=now.version,
        version_after=saved.version,
    )


def _undone(catalogue: Catalogue, batch: RunningBatch, item: BatchItem) -> BatchItem:
    """Bring a photograph back to what it was before, unless it says something else since."""
    before, after = item.version_before, item.version_after
    if before is None or after is None:
        return replace(item, state=ItemState.LEFT)
    photograph, copy = _present(catalogue, item.photograph_id)
    now = copy or photograph
    was = catalogue.revision(photograph.id, after).description
    if differences(was, now.description):
        note = f"It was changed again since; it is at version {now.version}."
        return replace(item, state=ItemState.LEFT, note=note)
    if copy and copy.version == after and copy.based_on == before == photograph.version:
        catalogue.discard_working_copy(photograph.id)  # it says again what the public sees
        return replace(item, state=ItemState.UNDONE)
    wanted = catalogue.revision(photograph.id, before).description
    saved = catalogue.edit(
        wanted,
        photograph_id=photograph.id,
        expected_version=now.version,
        reason=batch.reason,
        batch_id=batch.id,
        former=wanted,
    )
    return replace(item, state=ItemState.UNDONE, version_after=saved.version)


def _present(
    catalogue: Catalogue, photograph_id: str
) -> tuple[CataloguedPhotograph, WorkingCopy | None]:
    return catalogue.photograph(photograph_id), catalogue.working_copy(photograph_id)
