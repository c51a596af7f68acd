"""Many blocks of entries joined: what searches go through. None ever changes, so all may share it.

Rows are given by their places in the stretch.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from app.persistence.fulltext.blocks import ROWS_OF_BLOCK, Block, Ints, empty_block
from app.persistence.fulltext.frequent_values import FrequentValues, flat, starts_of

BLOCKS_OF_STRETCH: Final = 256
ROWS_OF_STRETCH: Final = ROWS_OF_BLOCK * BLOCKS_OF_STRETCH
MANY: Final = 2_000
"""Of so many entries values are counted as bits."""

Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


class Stretch:
    """The entries of 256 blocks, column by column."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        joined = [np.concatenate(parts) for parts in zip(*blocks, strict=True)]
        self._all = Block(*joined)
        self._starts = starts_of(self._all.value_counts)
        self._day_starts = starts_of(self._all.day_counts)
        self._is_old = False

    @staticmethod
    def empty() -> "Stretch":
        """Give one of no entries."""
        return Stretch([empty_block()] * BLOCKS_OF_STRETCH)

    def with_blocks(self, new: Mapping[int, Block]) -> "Stretch":
        """Give the same with some blocks, by their place, as they are now."""
        return Stretch([new.get(n) or self._block(n) for n in range(BLOCKS_OF_STRETCH)])

    @property
    def columns(self) -> Block:
        """All entries, as one block."""
        return self._all

    @cached_property
    def there(self) -> Places:
        """The places at which there is an entry."""
        return np.flatnonzero(self._all.audience)

    @cached_property
    def _frequent(self) -> FrequentValues:
        return FrequentValues(self._all.values, self._all.value_counts)

    def value_counts(self, places: Places, most: int) -> npt.NDArray[np.intp]:
        """Count the values of entries by number, below `most`."""
        if len(places) < MANY or not self._is_counted_again():
            return np.bincount(self._values_at(places), minlength=most)
        if len(places) == len(self.there):
            return self._frequent.count_all(most)
        return self._frequent.count(places, most)

    def make_ready(self) -> None:
        """Have the values counted as bits from now on."""
        self._is_old = bool(self._frequent)

    def _is_counted_again(self) -> bool:
        """Whether many were counted here before: what changes between two counts isn't worth it."""
        was_old, self._is_old = self._is_old, True
        return was_old

    def have_values(self, places: Places, wanted: Flags) -> Flags:
        """Say which entries have one of the values whose numbers are `wanted`."""
        held = wanted[self._values_at(places)]
        return _any_of(held, self._all.value_counts[places])

    def have_day(self, places: Places, low: int, high: int) -> Flags:
        """Say which entries have a date that can lie in some days; all that have but one do."""
        counts = self._all.day_counts[places]
        days = self._all.days[flat(self._day_starts[places], counts)]
        fits = (days[0::2] <= high) & (days[1::2] >= low)
        found: Flags = _any_of(fits, counts // 2) | (counts == 0)
        return found

    def _values_at(self, places: Places) -> Ints:
        return self._all.values[flat(self._starts[places], self._all.value_counts[places])]

    def _block(self, number: int) -> Block:
        rows = slice(number * ROWS_OF_BLOCK, (number + 1) * ROWS_OF_BLOCK)
        first, last = rows.start, rows.stop
        own = {name: getattr(self._all, name)[rows] for name in Block._fields}
        own["values"] = self._all.values[self._starts[first] : self._starts[last]]
        own["days"] = self._all.days[self._day_starts[first] : self._day_starts[last]]
        return Block(**own)


def _any_of(flags: Flags, counts: Ints) -> Flags:
    """Say of each entry whether one of its flags is set: they follow each other, by `counts`."""
    so_far = np.concatenate(([0], np.cumsum(flags)))
    ends = np.cumsum(counts)
    found: Flags = so_far[ends] > so_far[ends - counts]
    return found
