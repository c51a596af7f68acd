"""Values that many entries of a stretch have, as bits: counting them takes no walk through them.

Most of what entries have is of few values: sides, kinds, languages, whether something was read.
"""

from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from app.persistence.fulltext.blocks import Ints

Counts = npt.NDArray[np.intp]
_ONE_IN: Final = 64
"""What at least one of so many entries has is kept as bits; its bits take less than its numbers."""


def starts_of(counts: Ints) -> Ints:
    """Give where each entry's part begins, of what all have one after another; then the end."""
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def flat(starts: Ints, counts: Ints) -> Ints:
    """Give the places of all that entries have, of which each has `counts` from `starts` on."""
    ends = np.cumsum(counts, dtype=np.int32)
    total = int(ends[-1]) if len(ends) else 0
    places: Ints = np.repeat(starts - ends + counts, counts)
    places += np.arange(total, dtype=np.int32)
    return places


class FrequentValues:
    """The values of entries, apart by how frequent they are.

    `values` are those of all entries one after another, of which each has so many as `counts` says.
    """

    def __init__(self, values: Ints, counts: Ints) -> None:
        totals = np.bincount(values)
        self._totals: Counts = totals
        self._numbers = np.flatnonzero(totals >= max(1, len(counts) // _ONE_IN))
        self._length = len(counts)
        owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        which = np.full(len(totals), -1, np.int16)
        which[self._numbers] = np.arange(len(self._numbers))
        told = which[values] if len(values) else np.zeros(0, np.int16)
        has = np.zeros((len(self._numbers), self._words * 64), bool)
        has[told[told >= 0], owners[told >= 0]] = True
        self._bits = np.packbits(has, axis=1).view(np.uint64)
        self._rest = values[told < 0]
        self._rest_counts = np.bincount(owners[told < 0], minlength=len(counts)).astype(np.int32)

    def count(self, places: npt.NDArray[np.intp], most: int) -> Counts:
        """Count the values of some entries by number, below `most`."""
        here = flat(self._rest_starts[places], self._rest_counts[places])
        counts = np.bincount(self._rest[here], minlength=most)
        asked = np.zeros(self._words * 64, bool)
        asked[places] = True
        both = self._bits & np.packbits(asked).view(np.uint64)
        counts[self._numbers] = np.bitwise_count(both).sum(axis=1)
        return counts

    def count_all(self, most: int) -> Counts:
        """Count the values of all entries by number, below `most`."""
        return np.concatenate((self._totals, np.zeros(most - len(self._totals), np.intp)))

    @cached_property
    def _rest_starts(self) -> Ints:
        return starts_of(self._rest_counts)

    @property
    def _words(self) -> int:
        return -(-self._length // 64)
