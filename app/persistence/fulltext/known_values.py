"""The values that entries have, by number and by facet: thousands of counts are told apart at once.

An answer of many photographs has thousands of values, of which it tells the most frequent ones.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.persistence.fulltext.entry_values import Value

Counts = npt.NDArray[np.intp]
"""How often each value was met, by its number."""


class _OfFacet(NamedTuple):
    """The values of a facet, and the number of each."""

    numbers: npt.NDArray[np.intp]
    values: list[str]


_NONE: Final = _OfFacet(np.zeros(0, np.intp), [])


class KnownValues:
    """The values that there were at one moment; a value never changes its number."""

    def __init__(self, by_number: Mapping[int, Value]) -> None:
        self.by_number = by_number
        self.above_all = max(by_number, default=0) + 1
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, value in by_number.items():
            numbers[value.facet].append(number)
        self._of = {
            facet: _OfFacet(np.array(some, np.intp), [by_number[n].value for n in some])
            for facet, some in numbers.items()
        }

    def counted(self, counts: Counts, facet: str) -> dict[str, int]:
        """Give the values of a facet that were met, with their counts."""
        of_facet = self._of.get(facet, _NONE)
        counted = counts[of_facet.numbers]
        met = np.flatnonzero(counted)
        values = of_facet.values
        return {values[at]: n for at, n in zip(met.tolist(), counted[met].tolist(), strict=True)}

    def foremost(self, counts: Counts, facet: str, most: int) -> tuple[list[tuple[str, int]], int]:
        """Give the most frequent values of a facet, at most so many, and how many were met.

        Where counts are the same they come in the order of the alphabet.
        """
        of_facet = self._of.get(facet, _NONE)
        counted = counts[of_facet.numbers]
        met = np.flatnonzero(counted)
        least = np.partition(counted[met], -most)[-most] if len(met) > most else 1
        told = np.flatnonzero(counted >= least)
        values = of_facet.values
        pairs = zip(counted[told].tolist(), told.tolist(), strict=True)
        in_order = sorted((-count, values[at]) for count, at in pairs)
        return [(value, -count) for count, value in in_order[:most]], len(met)
