"""What searches remember of entries beside their words: a block of 256 of them, as numbers.

Who may see an entry, from when it is, by what it can be narrowed and where it stands on the shelf:
one array for each, so that a question goes through thousands of entries at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from app.domain.publication import PublicationState
from app.persistence.fulltext.values import NUMBERED_ALL
from app.persistence.records.search_entry import Audience

ROWS_OF_BLOCK: Final = 256
FILING_BYTES: Final = 32
"""So much of the filing order is remembered: where it is the same, the entries tell."""

NEVER: Final = 2**31 - 1
NO_DAY: Final = 2**30
"""What has no date begins and ends on it: it lies in no time that can be asked for."""

NOBODY: Final = 0
AUDIENCES: Final[Mapping[str, int]] = {Audience.ALL: 1, Audience.PUBLIC: 2, Audience.STAFF: 3}

Ints: TypeAlias = npt.NDArray[np.int32]
Line: TypeAlias = Sequence[Any]
"""Of one entry: row, audience, length, first and last day, days, filing order, facets; the state of
its photograph, and until when that and its unit are closed."""


class Block(NamedTuple):
    """Entries by their place in the block. What several are kept of has a count for each entry.

    `audience` is `NOBODY` where there is no entry. `open_from` is the first day, as an ordinal, on
    which everybody may see the photograph.
    """

    audience: npt.NDArray[np.uint8]
    open_from: Ints
    length: Ints
    first_day: Ints
    last_day: Ints
    filing: npt.NDArray[np.bytes_]
    value_counts: Ints
    values: Ints
    day_counts: Ints
    days: Ints  # first, last, first, last


def empty_block() -> Block:
    """Give a block of no entries."""
    return block_of((), first_row=0)


def block_of(lines: Sequence[Line], *, first_row: int) -> Block:
    """Make the block that begins with a row, of its entries in their order."""
    places = np.fromiter((line[0] - first_row for line in lines), np.int32, len(lines))

    def spread(numbers: Iterable[int], otherwise: int, kind: Any = np.int32) -> Any:
        array = np.full(ROWS_OF_BLOCK, otherwise, kind)
        array[places] = np.fromiter(numbers, kind, len(lines))
        return array

    filing = np.zeros(ROWS_OF_BLOCK, f"S{FILING_BYTES}")
    filing[places] = [line[6].encode()[:FILING_BYTES] for line in lines]
    values, value_counts = _values([line[7] for line in lines])
    spans = [_days(line[5]) for line in lines]
    return Block(
        audience=spread((AUDIENCES[line[1]] for line in lines), NOBODY, np.uint8),
        open_from=spread((_open_from(*line[8:11]) for line in lines), NEVER),
        length=spread((line[2] for line in lines), 0),
        first_day=spread((_day(line[3]) for line in lines), NO_DAY),
        last_day=spread((_day(line[4]) for line in lines), NO_DAY),
        filing=filing,
        value_counts=spread(value_counts, 0),
        values=values,
        day_counts=spread(map(len, spans), 0),
        days=np.array([day for span in spans for day in span], np.int32),
    )


def _open_from(
    state: PublicationState, closed_until: date | None, unit_closed_until: date | None
) -> int:
    """Say from when on everybody may see a photograph: `visibility.photograph_is_public`."""
    if state != PublicationState.PUBLISHED:
        return NEVER
    return max((day.toordinal() + 1 for day in (closed_until, unit_closed_until) if day), default=0)


def _day(day: int | None) -> int:
    return NO_DAY if day is None else day


def _days(told: str) -> list[int]:
    return [int(day) for span in told.split() for day in span.split("/")]


def _values(facets: Sequence[str]) -> tuple[Ints, Iterable[int]]:
    """Read the numbers of all entries at once; each entry begins with what every one has."""
    numbers = np.fromstring(" ".join(one or "0" for one in facets), np.int32, sep=" ")
    begins = np.flatnonzero(numbers == NUMBERED_ALL)
    counts = np.diff(np.append(begins, len(numbers))) - 1
    return numbers[numbers != NUMBERED_ALL].astype(np.int32), counts
