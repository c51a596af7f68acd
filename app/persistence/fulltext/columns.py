"""All entries as columns, at one moment: the gate, filters, counts and order of whole answers.

Rows are ascending arrays of `SearchEntry.row`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from app.persistence.fulltext.entry_values import FIRST_DAY, LAST_DAY
from app.persistence.fulltext.known_values import KnownValues
from app.persistence.fulltext.postings import Postings
from app.persistence.fulltext.rows import NO_ROWS, Rows
from app.persistence.fulltext.stretches import ROWS_OF_STRETCH, Flags, Places, Stretch


class Asked(NamedTuple):
    """What entries a search may meet: for whom, on which day, up to which row, of which days.

    `open_on` is None for who sees all. Of days, `certainly` wants entries that lie within them.
    """

    audiences: Sequence[int]
    open_on: int | None
    mark: int
    low: int
    high: int
    certainly: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """`version` is the highest of the blocks that are in it; `values` are those that it knows.

    `postings` are those of the same moment.
    """

    version: int = 0
    stretches: tuple[Stretch, ...] = ()
    values: KnownValues = field(default_factory=lambda: KnownValues({}))
    postings: Postings = field(default_factory=Postings, compare=False)

    @property
    def newest(self) -> int:
        """The highest row."""
        last = next((n for n in reversed(range(len(self.stretches))) if self._there(n).size), None)
        return 0 if last is None else last * ROWS_OF_STRETCH + int(self._there(last)[-1])

    @property
    def most_values(self) -> int:
        """What is above the number of every value."""
        return self.values.above_all

    def make_ready(self) -> None:
        """Do now what the first large answers would wait for."""
        for stretch in self.stretches:
            stretch.make_ready()

    def every(self) -> Rows:
        """Give all rows."""
        found = [self._there(n) + n * ROWS_OF_STRETCH for n in range(len(self.stretches))]
        return np.concatenate(found) if found else NO_ROWS

    def met(self, rows: Rows, asked: Asked) -> Rows:
        """Give those rows that a search may meet."""
        before = rows[: np.searchsorted(rows, asked.mark, "right")]
        return self._kept(before, lambda stretch, places: _met(stretch, places, asked))

    def in_days(self, rows: Rows, low: int, high: int) -> Rows:
        """Give those rows of which one date can lie in some days."""
        return self._kept(rows, lambda stretch, places: stretch.have_day(places, low, high))

    def taken_in(self, rows: Rows, low: int, high: int, *, certainly: bool = False) -> Rows:
        """Give those rows of which a date can lie in some days; `certainly`: and nowhere else."""

        def lie(stretch: Stretch, places: Places) -> Flags:
            first, last = stretch.columns.first_day[places], stretch.columns.last_day[places]
            lies: Flags = (first >= low) & (last <= high)
            if not certainly:
                lies = (first <= high) & (last >= low) & stretch.have_day(places, low, high)
            return lies

        return self._kept(rows, lie)

    def with_values(self, rows: Rows, numbers: Sequence[int]) -> Rows:
        """Give those rows that have one of some values."""
        wanted = np.zeros(self.most_values, bool)
        wanted[[number for number in numbers if number < len(wanted)]] = True
        return self._kept(rows, lambda stretch, places: stretch.have_values(places, wanted))

    def value_counts(self, rows: Rows) -> npt.NDArray[np.intp]:
        """Count values by number."""
        most = self.most_values
        total = np.zeros(most, np.intp)
        for stretch, places in self._cut(rows):
            total += stretch.value_counts(places, most)
        return total

    def lengths(self, rows: Rows) -> npt.NDArray[np.int32]:
        """Give how many words each entry has."""
        lengths: npt.NDArray[np.int32] = self._told("length", rows, np.int32)
        return lengths

    def filing(self, rows: Rows) -> npt.NDArray[np.bytes_]:
        """Give how the filing order of each entry begins."""
        filing: npt.NDArray[np.bytes_] = self._told("filing", rows, "S1")
        return filing

    def _told(self, name: str, rows: Rows, kind: Any) -> Any:
        found = [getattr(stretch.columns, name)[places] for stretch, places in self._cut(rows)]
        return np.concatenate(found) if found else np.zeros(0, kind)

    def _kept(self, rows: Rows, keeps: Callable[[Stretch, Places], Flags]) -> Rows:
        flags = [keeps(stretch, places) for stretch, places in self._cut(rows)]
        if not flags:
            return NO_ROWS
        known = rows[: sum(map(len, flags))]
        return known[np.concatenate(flags)]

    def _cut(self, rows: Rows) -> Iterator[tuple[Stretch, Places]]:
        """Cut rows up by stretch; those beyond the last are not known yet, and left out."""
        bounds = np.searchsorted(rows, np.arange(len(self.stretches) + 1) * ROWS_OF_STRETCH)
        for number, stretch in enumerate(self.stretches):
            first, last = bounds[number : number + 2]
            if last > first:
                yield stretch, rows[first:last] - number * ROWS_OF_STRETCH

    def _there(self, number: int) -> Places:
        return self.stretches[number].there


def _met(stretch: Stretch, places: Places, asked: Asked) -> Flags:
    columns = stretch.columns
    audience = columns.audience[places]
    met: Flags = np.logical_or.reduce([audience == one for one in asked.audiences])
    if asked.open_on is not None:
        met &= columns.open_from[places] <= asked.open_on
    if (asked.low, asked.high) != (FIRST_DAY, LAST_DAY):
        first, last = columns.first_day[places], columns.last_day[places]
        if asked.certainly:
            met &= (first >= asked.low) & (last <= asked.high)
        else:
            met &= (first <= asked.high) & (last >= asked.low)
    return met
