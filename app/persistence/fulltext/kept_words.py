"""The words of the dictionary as one text, in which those that hold some letters are looked for.

No index helps with letters in the middle of a word, but for trigrams, of which every word would
need a dozen; going through all words in memory takes some milliseconds for half a million.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.search_query import Wildcard
from app.persistence.plain_rows import plain_rows
from app.persistence.postgresql import WRITES
from app.persistence.records.search_term import Term

_NONE: Final = np.zeros(0, np.int64)
_END: Final = "\n"
_AT_ONCE: Final = 10_000
_OUTGROWN: Final = 1.5  # times as many entries
_SEEN: Final = "words that were seen"
_NEWEST: Final = 'SELECT max("row") FROM search_entry'
ORDERED_AT_ONCE: Final = 32_768
"""So many words are put in order together: those that begin or end alike stand beside each other.

It takes some hundredths of a second, and is done once: words only come to the end.
"""


class _InOrder(NamedTuple):
    """The numbers of some words, by how they are spelt from the front, and from behind."""

    forwards: npt.NDArray[np.int32]
    backwards: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the order in which they were learnt, each between two line ends.

    `df` is in how many photographs each stood when it was read here; all are counted anew when the
    catalogue has outgrown what it was then, of which `entries` is the highest row.
    """

    entries: int = 0
    last_id: int = 0
    text: str = "\n"
    starts: npt.NDArray[np.int64] = field(default_factory=_NONE.copy)
    df: npt.NDArray[np.int64] = field(default_factory=_NONE.copy)
    in_order: tuple[_InOrder, ...] = ()

    def fitting(self, wildcard: Wildcard, most: int) -> list[str]:
        """Give words that fit a wildcard, at most so many: the more frequent ones."""
        numbers = self._numbers(wildcard)
        if sum(map(bool, wildcard.pieces)) > 1:
            fits = [number for number in numbers.tolist() if wildcard.matches(self._word(number))]
            numbers = np.array(fits, np.int64)
        if len(numbers) > most:
            counts = self.df[numbers]
            numbers = numbers[counts >= np.partition(counts, -most)[-most]]
        found = [(-int(self.df[number]), self._word(number)) for number in numbers.tolist()]
        return [word for _, word in sorted(found)[:most]]

    def _numbers(self, wildcard: Wildcard) -> npt.NDArray[np.int64]:
        """Give the numbers of words that have the letters that tell most."""
        first, *within, last = wildcard.pieces
        letters = max((first, last, *within), key=len)
        if letters and letters == first:
            return self._at_edge(letters, from_behind=False)
        if letters and letters == last:
            return self._at_edge(letters, from_behind=True)
        return self._holding(letters) if letters else _NONE

    def _holding(self, letters: str) -> npt.NDArray[np.int64]:
        met = re.finditer(f"{re.escape(letters)}[^{_END}]*", self.text)
        return self._at(np.fromiter((one.start() for one in met), np.int64))

    def _at_edge(self, letters: str, *, from_behind: bool) -> npt.NDArray[np.int64]:
        """Give the words that begin, or end, in some letters."""
        told = letters[::-1] if from_behind else letters
        edge = partial(self._ending if from_behind else self._beginning, len(letters))
        found = []
        for some in self.in_order:
            order = some.backwards if from_behind else some.forwards
            start = bisect_left(order, told, key=edge)
            found.append(order[start : bisect_right(order, told, lo=start, key=edge)])
        return np.concatenate((*found, self._at_edge_of_last(letters, from_behind=from_behind)))

    def _at_edge_of_last(self, letters: str, *, from_behind: bool) -> npt.NDArray[np.int64]:
        """Look through those words that are not in order yet."""
        first = len(self.in_order) * ORDERED_AT_ONCE
        if first >= len(self.starts):
            return _NONE
        met, places = f"{letters}{_END}" if from_behind else f"{_END}{letters}", []
        at = self.text.find(met, int(self.starts[first]) - 1)
        while at >= 0:
            places.append(at if from_behind else at + 1)
            at = self.text.find(met, at + 1)
        return self._at(np.array(places, np.int64))

    def _at(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        return np.unique(np.searchsorted(self.starts, places, "right") - 1)

    def _beginning(self, length: int, number: int) -> str:
        start = self.starts[number]
        return self.text[start : start + length]

    def _ending(self, length: int, number: int) -> str:
        end = self.starts[number + 1] - 1
        return self.text[max(0, end - length) : end][::-1]

    def _word(self, number: int) -> str:
        start = int(self.starts[number])
        return self.text[start : self.text.index("\n", start)]


@dataclass(slots=True)
class _Kept:
    words: Words = field(default_factory=Words)
    lock: Lock = field(default_factory=Lock)


_KEPT: Final[WeakKeyDictionary[Any, _Kept]] = WeakKeyDictionary()
_FIRST: Final = Lock()


def words_of(session: Session) -> Words:
    """Give the words that a transaction sees; its own, which it may take back, to it alone.

    Who only reads sees the same from the first question to the last, and looks once.
    """
    connection = session.connection()
    seen: Words | None = session.info.get(_SEEN)
    if seen is not None:
        return seen
    with _FIRST:
        kept = _KEPT.setdefault(connection.engine.pool, _Kept())
    if WRITES in connection.get_execution_options():
        return _with_new(session, kept.words)
    with kept.lock:
        kept.words = session.info[_SEEN] = _with_new(session, kept.words)
    return kept.words


def _with_new(session: Session, known: Words) -> Words:
    newest = plain_rows(session.connection(), _NEWEST)[0][0] or 0
    if newest > _OUTGROWN * known.entries:
        known = Words(entries=newest)
    later = select(Term.id, Term.term, Term.df).where(Term.id > known.last_id).order_by(Term.id)
    texts, lengths, counts, last_id = [known.text], [], [], known.last_id
    for some in session.connection().execute(later).partitions(_AT_ONCE):
        texts.append("".join(f"{row[1]}{_END}" for row in some))
        lengths.append(np.fromiter((len(row[1]) + 1 for row in some), np.int64, len(some)))
        counts.append(np.fromiter((row[2] for row in some), np.int64, len(some)))
        last_id = some[-1][0]
    if not counts:
        return known
    taken = np.concatenate(lengths)
    starts = np.cumsum(taken) - taken + len(known.text)
    words = Words(
        entries=known.entries,
        last_id=last_id,
        text="".join(texts),
        starts=np.concatenate((known.starts, starts)),
        df=np.concatenate((known.df, *counts)),
        in_order=known.in_order,
    )
    return replace(words, in_order=(*known.in_order, *_put_in_order(words)))


def _put_in_order(words: Words) -> Iterator[_InOrder]:
    """Put words in order that are not, as far as there are enough of them."""
    first = len(words.in_order) * ORDERED_AT_ONCE
    while first + ORDERED_AT_ONCE < len(words.starts):
        start, end = words.starts[first], words.starts[first + ORDERED_AT_ONCE]
        some = words.text[start : end - 1].split(_END)
        yield _InOrder(_order(some, first), _order([word[::-1] for word in some], first))
        first += ORDERED_AT_ONCE


def _order(words: Sequence[str], first: int) -> npt.NDArray[np.int32]:
    order = sorted(range(len(words)), key=words.__getitem__)
    return np.array(order, np.int32) + np.int32(first)
