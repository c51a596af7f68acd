"""What the pages show on which many photographs are changed at once."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.batches import BatchItem, BatchProgress, ItemState, PlannedChange
from app.domain.catalogued import Page
from app.domain.errors import Problem
from app.domain.photographs import PhotographDescription
from app.services.change_many import BatchPage
from app.web.pages.desk import Desk
from app.web.pages.edit_layout import LOOKS
from app.web.pages.links import local, with_query
from app.web.pages.shown_differences import ShownDifference, shown_differences

FIELDS: Final = tuple(
    (name, LOOKS[PhotographDescription][name].label)
    for name in (
        "subjects", "title", "description", "unit", "carrier", "process", "condition",
        "credit_line", "notes",
    )
)  # fmt: skip
"""The fields that can be changed on the page, with their labels in English: those that are text."""


@dataclass(frozen=True, slots=True)
class AskedBatch:
    """What was typed: which photographs (one of both), and what is done to which field."""

    query: str = ""
    ids: str = ""
    field: str = "subjects"
    language: str = "en"
    action: str = "add"
    value: str = ""
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What would be done to one photograph; `note` says why it would be refused."""

    link: str
    reference_code: str
    state: ItemState
    differences: tuple[ShownDifference, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PlanFields:
    """Part of what a batch would do, from the place `first` (from 1); `next_start` goes on."""

    rows: tuple[PlannedRow, ...]
    first: int
    total: int
    next_start: int | None


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch in a list; `is_done` says that nothing waits any more."""

    link: str
    started_on: date
    started_by: str
    reason: str
    told: tuple[str, ...]
    counts: tuple[tuple[ItemState, int], ...]
    is_undo: bool
    is_undone: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class BatchFormFields:
    """The form of a batch, with what it would do where that was tried."""

    asked: AskedBatch
    fields: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    plan: PlanFields | None
    recent: tuple[BatchRow, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One photograph of a batch."""

    link: str
    name: str
    state: ItemState
    version_after: int | None
    note: str


@dataclass(frozen=True, slots=True)
class BatchFields:
    """A batch's page. `states` lead to its photographs; `undo` is empty where none is possible."""

    batch: BatchRow
    here: str
    states: tuple[tuple[ItemState, int, str], ...]
    items: tuple[ItemRow, ...]
    next_link: str
    undo: str


def plan_fields(page: Page[PlannedChange], desk: Desk, *, start: int) -> PlanFields:
    """Gather part of what a batch would do."""
    rows = tuple(
        PlannedRow(
            link=local(desk.server.addresses.photograph(one.photograph_id)),
            reference_code=one.reference_code or one.photograph_id,
            state=one.state,
            differences=shown_differences(one.differences, desk.words),
            note=one.note,
        )
        for one in page.items
    )
    following = int(page.after) if page.after else None
    return PlanFields(rows, start + 1, page.total or 0, following)


def batch_row(progress: BatchProgress, desk: Desk) -> BatchRow:
    """Tell of a batch in a line."""
    return BatchRow(
        link=local(f"{desk.server.addresses.base}/edit/batch/{progress.id}"),
        started_on=progress.started_at.date(),
        started_by=progress.started_by,
        reason=progress.reason,
        told=tuple(f"{one.field}: {one.action}" for one in progress.operations),
        counts=tuple(progress.counts.items()),
        is_undo=bool(progress.undoes),
        is_undone=progress.is_undone,
        is_done=ItemState.WAITING not in progress.counts,
    )


def batch_fields(shown: BatchPage, desk: Desk, *, state: ItemState | None) -> BatchFields:
    """Gather a batch's page."""
    row = batch_row(shown.progress, desk)
    states = tuple((one, count, with_query(row.link, state=one.value)) for one, count in row.counts)
    following = shown.items.after
    return BatchFields(
        batch=row,
        here=row.link,
        states=states,
        items=tuple(_item(one, desk) for one in shown.items.items),
        next_link=with_query(row.link, state=state or "", after=following) if following else "",
        undo="" if row.is_undo or row.is_undone else f"{row.link}/undo",
    )


def _item(item: BatchItem, desk: Desk) -> ItemRow:
    addresses = desk.server.addresses
    link = local(addresses.photograph(item.photograph_id))
    if item.version_after:
        link = local(addresses.revision(item.photograph_id, item.version_after))
    name = item.reference_code or item.photograph_id
    return ItemRow(link, name, item.state, item.version_after, item.note)
