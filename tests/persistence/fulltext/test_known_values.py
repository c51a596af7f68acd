"""Which values are told of many, and with what counts."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from app.persistence.fulltext.entry_values import Value
from app.persistence.fulltext.known_values import KnownValues

VALUES = {number: Value("places" if number % 3 else "hands", f"v{-number}") for number in range(12)}
KNOWN = KnownValues(VALUES)


@given(some.lists(some.integers(0, 3), min_size=12, max_size=12), some.integers(1, 13))
def test_the_most_frequent_come_first_then_by_the_alphabet(numbers: list[int], most: int) -> None:
    counts = np.array(numbers, np.intp)
    met = {
        told.value: numbers[n] for n, told in VALUES.items() if told.facet == "places" if numbers[n]
    }

    in_order = sorted(met.items(), key=lambda one: (-one[1], one[0]))
    assert KNOWN.counted(counts, "places") == met
    assert KNOWN.foremost(counts, "places", most) == (in_order[:most], len(met))


def test_of_a_facet_that_nothing_has_nothing_is_told() -> None:
    counts = np.ones(12, np.intp)

    assert KNOWN.counted(counts, "stamps") == {}
    assert KNOWN.foremost(counts, "stamps", 20) == ([], 0)
    assert KNOWN.above_all == 12
