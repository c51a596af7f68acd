"""The words of the dictionary as one text, in which those that hold some letters are looked for.

No index helps with letters in the middle of a word, but for trigrams, of which every word would
need a dozen; going through all words in memory takes some milliseconds for half a million.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.search_query import Wildcard
from app.persistence.postgresql import WRITES
from app.persistence.records.search_term import Term

_NONE: Final = np.zeros(0, np.int64)
_END: Final = "\n"
_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the order in which they were learnt, each between two line ends.

    `df` is in how many photographs each stood when it was read here.
    """

    last_id: int = 0
    text: str = "\n"
    starts: npt.NDArray[np.int64] = field(default_factory=_NONE.copy)
    df: npt.NDArray[np.int64] = field(default_factory=_NONE.copy)

    def fitting(self, wildcard: Wildcard, most: int) -> list[str]:
        """Give words that fit a wildcard, at most so many: the more frequent ones."""
        places = np.array(list(self._places(wildcard)), np.int64)
        numbers = np.unique(np.searchsorted(self.starts, places, "right") - 1)
        numbers = numbers[numbers >= 0]
        if sum(map(bool, wildcard.pieces)) > 1:
            fits = [number for number in numbers.tolist() if wildcard.matches(self._word(number))]
            numbers = np.array(fits, np.int64)
        if len(numbers) > most:
            counts = self.df[numbers]
            numbers = numbers[counts >= np.partition(counts, -most)[-most]]
        found = [(-int(self.df[number]), self._word(number)) for number in numbers.tolist()]
        return [word for _, word in sorted(found)[:most]]

    def _places(self, wildcard: Wildcard) -> Iterator[int]:
        """Find the letters that tell most, each time in another word."""
        first, *within, last = wildcard.pieces
        told = [f"{_END}{first}" if first else "", *within, f"{last}{_END}" if last else ""]
        letters = max(told, key=len)
        if _END in letters:
            yield from self._at_edges(letters)
        elif letters:
            for met in re.finditer(f"{re.escape(letters)}[^{_END}]*", self.text):
                yield met.start()

    def _at_edges(self, letters: str) -> Iterator[int]:
        """Find letters that begin or end a word: no word has them twice."""
        at = self.text.find(letters)
        while at >= 0:
            yield at + letters.startswith(_END)
            at = self.text.find(letters, at + 1)

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
    """Give the words that a transaction sees; its own, which it may take back, to it alone."""
    connection = session.connection()
    with _FIRST:
        kept = _KEPT.setdefault(connection.engine.pool, _Kept())
    if WRITES in connection.get_execution_options():
        return _with_new(session, kept.words)
    with kept.lock:
        kept.words = _with_new(session, kept.words)
    return kept.words


def _with_new(session: Session, known: Words) -> Words:
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
    return Words(
        last_id=last_id,
        text="".join(texts),
        starts=np.concatenate((known.starts, starts)),
        df=np.concatenate((known.df, *counts)),
    )
