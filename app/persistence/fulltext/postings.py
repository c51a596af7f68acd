"""Postings that were told, remembered as long as nothing changes: a bounded number of bytes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from app.persistence.fulltext.rows import Rows

MADE_ANEW: Final = -2
"""The `block` of `search_block` whose version says when all postings were made anew."""

MOST_BYTES: Final = 40 * 1024 * 1024
_OF_EACH: Final = 300  # bytes that go beside the numbers
_MOST_MISSING: Final = 64  # blocks


@dataclass(frozen=True, slots=True)
class TextEnds:
    """Where all texts end, as `nearness` numbers places; None: not known yet.

    Those in the blocks that are `missing` have changed since, and must be read again.
    """

    places: Rows | None = None
    missing: frozenset[int] = frozenset()

    def without(self, blocks: Collection[int]) -> "TextEnds":
        """Give them as they are when some blocks have changed; of many, all are read again."""
        told = replace(self, missing=self.missing.union(blocks))
        return told if len(told.missing) <= _MOST_MISSING else TextEnds()


class Postings:
    """What an index has told of questions, the last ones asked for staying longest."""

    def __init__(self, most_bytes: int = MOST_BYTES, ends: TextEnds | None = None) -> None:
        self.ends = ends or TextEnds()
        self._told: dict[str, Rows] = {}
        self._bytes = 0
        self._most = most_bytes
        self._lock = Lock()

    def renewed(self, blocks: Collection[int]) -> "Postings":
        """Begin anew when some blocks of entries have changed."""
        return Postings(self._most, self.ends.without(blocks))

    def get(self, asked: str) -> Rows | None:
        """Give what is remembered."""
        with self._lock:
            told = self._told.pop(asked, None)
            if told is not None:
                self._told[asked] = told
            return told

    def put(self, asked: str, told: Rows) -> None:
        """Remember something, and forget what was not asked for so long."""
        if _size(asked, told) > self._most:
            return
        with self._lock:
            before = self._told.pop(asked, None)
            self._told[asked] = told
            self._bytes += _size(asked, told)
            if before is not None:
                self._bytes -= _size(asked, before)
            while self._bytes > self._most:
                first = next(iter(self._told))
                self._bytes -= _size(first, self._told.pop(first))


def _size(asked: str, told: Rows) -> int:
    """Say what remembering takes, the question with it."""
    return len(asked) + told.nbytes + _OF_EACH
