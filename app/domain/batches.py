"""One change of many photographs: what is to be done to each, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from app.domain.differences import FieldDifference
from app.domain.search_request import SearchRequest
from app.domain.viewers import Viewer

MOST_PHOTOGRAPHS: Final = 100_000
"""How many photographs one batch may change."""


class ItemState(StrEnum):
    """How far a batch has come with one photograph."""

    WAITING = "waiting"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNDONE = "undone"
    LEFT = "left"  # it was changed again since, and is not undone


class Action(StrEnum):
    """What is done to a field."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that is done to each photograph.

    `field` is a field's name, with a language where it has several texts (`title.pl`). `value` is
    what is set, added, removed or looked for, as it stands in a photograph's document; of a part
    with fields, such as a note, those that are given must be so. `by` is what replaces it.
    """

    field: str
    action: Action
    value: Any = None
    by: Any = None


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What somebody wants to be done to the photographs that are named, or that a search finds.

    `searched` is the search as the query of an address, empty where there is none. Of the `search`
    counts what is looked for, not which part of its answer. What is found is all
    that answers it; what is only like it is never changed.
    """

    operations: tuple[Operation, ...]
    ids: tuple[str, ...] = ()
    search: SearchRequest | None = None
    reason: str = ""
    searched: str = ""


@dataclass(frozen=True, slots=True)
class RunningBatch:
    """What a batch does, in whose name. `undoes` is the batch that it takes back, or empty."""

    id: str
    operations: tuple[Operation, ...]
    reason: str
    viewer: Viewer
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One photograph of a batch, in its place from 0, and what became of it.

    The versions are those of its states right before and after the change; `note` says why it
    was refused, or left as it is. `reference_code` is told where the list is read.
    """

    position: int
    photograph_id: str
    state: ItemState
    version_before: int | None = None
    version_after: int | None = None
    note: str = ""
    reference_code: str = ""


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far a batch has come: `counts` are of its photographs, by their states.

    `search` is the query of the address of the search that found them, empty where they were named.
    """

    id: str
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    reason: str
    operations: tuple[Operation, ...]
    undoes: str
    is_undone: bool
    counts: Mapping[ItemState, int] = field(default_factory=dict)
    search: str = ""

    @property
    def total(self) -> int:
        """How many photographs it is of."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What a batch would do to one photograph: `note` says why it would be refused."""

    photograph_id: str
    reference_code: str
    state: ItemState
    differences: tuple[FieldDifference, ...] = ()
    note: str = ""
