"""Values of entries, counted as bits where many have them."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.persistence.fulltext.frequent_values import FrequentValues

MOST = 12
entries = some.lists(some.lists(some.integers(0, 9), max_size=4, unique=True), max_size=200)


def kept(told: list[list[int]]) -> FrequentValues:
    values = np.array([value for one in told for value in one], np.int32)
    return FrequentValues(values, np.array([len(one) for one in told], np.int32))


def counted(told: list[list[int]], places: list[int]) -> list[int]:
    counts = Counter(value for place in places for value in told[place])
    return [counts[value] for value in range(MOST)]


@given(entries, some.data())
def test_each_is_counted_once_an_entry(told: list[list[int]], data: some.DataObject) -> None:
    places = sorted(data.draw(some.sets(some.integers(0, len(told) - 1)))) if told else []
    values = kept(told)
    assert values.count(np.array(places, np.intp), MOST).tolist() == counted(told, places)
    assert values.count_all(MOST).tolist() == counted(told, list(range(len(told))))


@pytest.mark.parametrize("entries_in_all", [1, 63, 64, 65, 640])
def test_seldom_and_frequent_ones_are_told_alike(entries_in_all: int) -> None:
    told = [[1, 2] if number % 2 else [1] for number in range(entries_in_all)]
    told[-1] = [*told[-1], 7]
    every = np.arange(entries_in_all)
    assert kept(told).count(every, MOST).tolist() == counted(told, every.tolist())
