"""The first of many are those that come first when all are put in order."""

from collections.abc import Iterable, Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from app.domain.publication import PublicationState
from app.persistence.fulltext.blocks import block_of
from app.persistence.fulltext.columns import Columns
from app.persistence.fulltext.foremost import foremost
from app.persistence.fulltext.stretches import Stretch

LONG = "a" * 31  # as much as is remembered, but for one byte
places = some.sampled_from(["", "a", "ą", "b", LONG, f"{LONG}a", f"{LONG}ab", f"{LONG}ą"])
entries = some.lists(some.tuples(some.sampled_from([0.5, 1.0, 2.0]), places), max_size=12)


@given(entries, some.integers(1, 14))
def test_the_first_are_the_first_of_all(entries: list[tuple[float, str]], count: int) -> None:
    filing = {row: place for row, (_, place) in enumerate(entries, 1)}
    state = PublicationState.PUBLISHED.value
    lines = [
        (row, "all", 1, None, None, "", place, "0", state, None, None)
        for row, place in filing.items()
    ]
    block = block_of(lines, first_row=0)
    columns = Columns(1, (Stretch.empty().with_blocks({0: block}),))

    def told(rows: Iterable[int]) -> Mapping[int, str]:
        return {row: filing[row] for row in rows}

    below = np.array([score for score, _ in entries])
    found = foremost(columns, np.array(sorted(filing), np.int64), below, count, told)
    assert found == sorted((s, f, n) for n, (s, f) in enumerate(entries, 1))[:count]
