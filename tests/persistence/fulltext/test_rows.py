"""Rows are joined as sets are, and stay in their order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from app.persistence.fulltext.rows import Rows, are_in, but_not, in_any, in_both

sets = some.one_of(
    some.sets(some.integers(1, 60)), some.sets(some.integers(1, 5_000_000), max_size=5)
)


def rows(of: set[int]) -> Rows:
    return np.array(sorted(of), np.int64)


@given(some.lists(sets, max_size=4))
def test_what_is_in_any(several: list[set[int]]) -> None:
    assert in_any([rows(one) for one in several]).tolist() == sorted(set().union(*several))


@given(sets, sets)
def test_what_is_in_both_and_in_one_alone(one: set[int], other: set[int]) -> None:
    assert in_both(rows(one), rows(other)).tolist() == sorted(one & other)
    assert but_not(rows(one), rows(other)).tolist() == sorted(one - other)
    assert are_in(rows(one), rows(other)).tolist() == [row in other for row in sorted(one)]
