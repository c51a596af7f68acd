"""What the pages show on which many photographs are changed at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.batch_operations import BULK_FIELDS, IN_LANGUAGES
from app.domain.batches import Action, BatchItem, BatchProgress, ItemState, Operation, PlannedChange
from app.domain.catalogued import Page
from app.domain.errors import Problem
from app.domain.photographs import PhotographDescription
from app.services.change_many import BatchPage
from app.web.pages.batch_form import AskedBatch, AskedOperation
from app.web.pages.batch_narrowing import Narrowing, told_search
from app.web.pages.batch_values import ValueForm, value_form
from app.web.pages.desk import Desk
from app.web.pages.edit_layout import LOOKS
from app.web.pages.links import local, with_query
from app.web.pages.shown_differences import ShownDifference, shown_differences

FIELDS: Final = tuple(
    (name, look.label) for name, look in LOOKS[PhotographDescription].items() if name in BULK_FIELDS
)
"""The fields that can be changed in many at once, with their labels in English."""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation of the form, at its place from 0, with the fields for what it wants."""

    place: int
    asked: AskedOperation
    has_language: bool
    form: ValueForm


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
    """The form of a batch, with what it would do where that was tried.

    `narrowed` tells the filters of its search, None where there are none. `selected` counts what
    the reader has put aside. `is_stale`: something else was asked for than what was tried before.
    `offers` are values to choose from, by the list's name.
    """

    asked: AskedBatch
    narrowed: Narrowing | None
    fields: tuple[tuple[str, str], ...]
    operations: tuple[OperationRow, ...]
    problems: tuple[Problem, ...]
    plan: PlanFields | None
    recent: tuple[BatchRow, ...]
    selected: int
    mark: str
    is_stale: bool
    offers: Mapping[str, tuple[str, ...]]
    can_have_more: bool
    actions: tuple[Action, ...] = (Action.ADD, Action.SET, Action.REMOVE, Action.REPLACE)


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
    """A batch's page. `states` lead to its photographs; `undo` is empty where none is possible.

    `search` tells the search that found them, None where they were named.
    """

    batch: BatchRow
    search: Narrowing | None
    here: str
    states: tuple[tuple[ItemState, int, str], ...]
    items: tuple[ItemRow, ...]
    next_link: str
    undo: str


def operation_rows(asked: AskedBatch, desk: Desk) -> tuple[OperationRow, ...]:
    """Gather the fields of each operation."""
    return tuple(
        OperationRow(
            place,
            one,
            one.field in IN_LANGUAGES,
            value_form(one.field, one.action, one.values, desk.words),
        )
        for place, one in enumerate(asked.operations)
    )


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
        told=tuple(_told(one, desk) for one in progress.operations),
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
        search=told_search(shown.progress.search, desk),
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


def _told(operation: Operation, desk: Desk) -> str:
    """Say in a few words what was done to which field."""
    name, _, language = operation.field.partition(".")
    label = desk.words.say(dict(FIELDS).get(name, name))
    field = f"{label} ({desk.words.language_name(language)})" if language else label
    return f"{field}: {desk.words.term(operation.action)}"
