"""What columns say of entries is what each entry says of itself, wherever its row lies."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.publication import PublicationState
from app.persistence.fulltext import stretches
from app.persistence.fulltext.blocks import ROWS_OF_BLOCK, block_of
from app.persistence.fulltext.columns import Asked, Columns
from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY, Value
from app.persistence.fulltext.known_values import KnownValues
from app.persistence.fulltext.rows import Rows
from app.persistence.fulltext.stretches import BLOCKS_OF_STRETCH, ROWS_OF_STRETCH, Stretch
from app.persistence.fulltext.values import value_words

TODAY = date(2026, 11, 30)
NEAR = (1, 2, 255, 256, ROWS_OF_STRETCH - 1, ROWS_OF_STRETCH, ROWS_OF_STRETCH + 300)
days = some.sampled_from([date(1900, 1, 1), TODAY.replace(day=29), TODAY, date(9999, 12, 31), None])


class Entry(NamedTuple):
    """An entry as it is read."""

    row: int
    audience: str
    length: int
    spans: tuple[tuple[int, int], ...]
    filing: str
    values: frozenset[int]
    state: PublicationState
    closed_until: date | None
    unit_closed_until: date | None

    @property
    def line(self) -> Sequence[Any]:
        """What a database tells of it."""
        told = " ".join(f"{first}/{last}" for first, last in self.spans)
        return (
            self.row, self.audience, self.length,
            min((first for first, _ in self.spans), default=None),
            max((last for _, last in self.spans), default=None),
            told if len(self.spans) > 1 else "", self.filing, value_words(self.values),
            self.state.value, self.closed_until, self.unit_closed_until,
        )  # fmt: skip

    def is_met(self, *, audience: str, sees_all: bool) -> bool:
        """Whether it may be met, as the gate says it."""
        closed = [day for day in (self.closed_until, self.unit_closed_until) if day]
        is_open = self.state is PublicationState.PUBLISHED and all(day < TODAY for day in closed)
        return self.audience in ("all", audience) and (sees_all or is_open)


spans = some.tuples(some.integers(10, 40), some.integers(0, 9)).map(lambda one: (one[0], sum(one)))
entries = some.lists(
    some.builds(
        Entry,
        row=some.sampled_from(NEAR),
        audience=some.sampled_from(["all", "public", "staff"]),
        length=some.integers(0, 50),
        spans=some.lists(spans, max_size=3).map(tuple),
        filing=some.text(max_size=3),
        values=some.frozensets(some.integers(1, 6)),
        state=some.sampled_from(PublicationState),
        closed_until=days,
        unit_closed_until=days,
    ),
    unique_by=lambda entry: entry.row,
).map(sorted)


def columns_with(entries: list[Entry], before: Columns | None = None) -> Columns:
    stretches = list(before.stretches) if before else [Stretch.empty()] * 2
    for block in {entry.row // ROWS_OF_BLOCK for entry in entries}:
        lines = [entry.line for entry in entries if entry.row // ROWS_OF_BLOCK == block]
        made = block_of(lines, first_row=block * ROWS_OF_BLOCK)
        number, place = divmod(block, BLOCKS_OF_STRETCH)
        stretches[number] = stretches[number].with_blocks({place: made})
    values = KnownValues({n: Value("places", str(n)) for n in range(1, 7)})
    return Columns(1, tuple(stretches), values)


def rows(entries: list[Entry]) -> Rows:
    return np.array([entry.row for entry in entries], np.int64)


def asked(**more: Any) -> Asked:
    plain: dict[str, Any] = {
        "audiences": (1, 3), "open_on": None, "mark": 10**6, "low": FIRST_DAY, "high": LAST_DAY,
        "certainly": False,
    }  # fmt: skip
    return Asked(**(plain | more))


@settings(deadline=None, max_examples=50)
@given(entries, some.integers(0, ROWS_OF_STRETCH + 400))
def test_the_gate_is_kept(entries: list[Entry], mark: int) -> None:
    columns = columns_with(entries)
    told = columns.met(rows(entries), asked(audiences=(1, 2), open_on=TODAY.toordinal(), mark=mark))
    wanted = [e.row for e in entries if e.is_met(audience="public", sees_all=False)]
    assert told.tolist() == [row for row in wanted if row <= mark]
    staff = [e.row for e in entries if e.is_met(audience="staff", sees_all=True)]
    assert columns.met(columns.every(), asked()).tolist() == staff
    assert columns.newest == max((e.row for e in entries), default=0)


@settings(deadline=None, max_examples=50)
@given(entries, spans)
def test_days_are_kept(entries: list[Entry], asked_for: tuple[int, int]) -> None:
    low, high = asked_for
    columns = columns_with([e._replace(audience="all") for e in entries])
    within = columns.met(rows(entries), asked(low=low, high=high, certainly=True))
    assert within.tolist() == [
        e.row for e in entries if e.spans and all(low <= f and t <= high for f, t in e.spans)
    ]
    hull = columns.met(rows(entries), asked(low=low, high=high))
    assert columns.in_days(hull, low, high).tolist() == [
        e.row for e in entries if any(f <= high and t >= low for f, t in e.spans)
    ]


@settings(deadline=None, max_examples=50)
@given(entries, entries, some.frozensets(some.integers(1, 9)))
def test_values_are_counted(
    entries: list[Entry], later: list[Entry], wanted: frozenset[int]
) -> None:
    by_row = {
        e.row: e
        for e in entries
        if e.row // ROWS_OF_BLOCK not in {x.row // ROWS_OF_BLOCK for x in later}
    }
    now = sorted((by_row | {e.row: e for e in later}).values())
    columns = columns_with(later, columns_with(entries))
    some_of_them = now[::2]
    for these in (now, some_of_them):
        counts = columns.value_counts(rows(these)).tolist()
        assert counts == [sum(n in e.values for e in these) for n in range(7)]
        found = columns.with_values(rows(these), sorted(wanted))
        assert found.tolist() == [e.row for e in these if e.values & wanted]
        assert columns.lengths(rows(these)).tolist() == [e.length for e in these]
        filing = [e.filing.encode().rstrip(b"\0") for e in these]
        assert columns.filing(rows(these)).tolist() == filing


@settings(deadline=None, max_examples=15)
@given(entries, some.booleans())
def test_of_many_entries_values_are_counted_alike_the_second_time(
    entries: list[Entry],
    is_ready: bool,  # noqa: FBT001
) -> None:
    columns, now = columns_with(entries), sorted({e.row: e for e in entries}.values())
    if is_ready:
        columns.make_ready()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "MANY", 0)
        for these in (now, now[::2], now, now[1::2]):
            counts = columns.value_counts(rows(these)).tolist()
            assert counts == [sum(n in e.values for e in these) for n in range(7)]
