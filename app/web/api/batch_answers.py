"""What the API takes and answers of changes of many photographs, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.batches import Action, ItemState
from app.web.api.answers import DifferenceLine


@dataclass(frozen=True, slots=True)
class BatchOperation:
    """One thing that is done to each photograph.

    `field` is one of a photograph's fields: a text (`carrier`), a text in a language (`title.pl`),
    a list (`subjects`, `notes`) or `holder`. `set` and `add` take a `value` as it stands in a
    photograph's document (`add` to a text writes only where there is none); `remove` takes what
    fits the `value` away, or all without one; `replace` puts `by` where `value` stands, within
    texts, or the given fields of `by` into parts that have those of `value`.
    """

    field: str
    action: Action
    value: Any = None
    by: Any = None


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """Which photographs, and what is done to each, in order.

    They are named by one of three: their `ids`, the words of a `query`, or a whole `search`, which
    is written as behind the `?` of `/api/search`: `q=Volga&place=Kuybyshev&date_to=1941`. `limit`,
    `page` and `cursor` are none of it. Approximate answers are never changed.
    """

    operations: tuple[BatchOperation, ...]
    ids: tuple[str, ...] = ()
    query: str = ""
    search: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BatchItemLine:
    """One photograph of a batch and what became of it; `note` says why it was left as it is."""

    position: int
    photograph_id: str
    state: ItemState
    version_before: int | None = None
    version_after: int | None = None
    note: str = ""
    reference_code: str = ""


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """A batch. `counts` are of its photographs by their states; none `waiting`: it is done.

    `search` is the search that found them, as behind the `?` of `/api/search`; empty where they
    were named. `undoes` is the batch that it takes back. `items` is part of the list of its
    photographs, where it was asked for; `after` asks for what follows.
    """

    id: str
    address: str
    started_at: datetime
    started_by: str
    ended_at: datetime | None
    reason: str
    operations: tuple[BatchOperation, ...]
    undoes: str | None
    is_undone: bool
    total: int
    counts: Mapping[ItemState, int]
    search: str = ""
    items: tuple[BatchItemLine, ...] = ()
    after: int | None = None


@dataclass(frozen=True, slots=True)
class BatchList:
    """Batches, the newest first."""

    items: tuple[BatchRecord, ...]


@dataclass(frozen=True, slots=True)
class PlannedChangeLine:
    """What a batch would do to one photograph; `note` says why it would be refused."""

    photograph: str
    reference_code: str
    state: ItemState
    differences: tuple[DifferenceLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Part of what a batch would do. `after` asks for what follows, and is null at the end."""

    items: tuple[PlannedChangeLine, ...]
    after: int | None
    total: int
