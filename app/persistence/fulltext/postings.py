"""Postings of frequent words, remembered as long as nothing changes: a bounded number of bytes."""

from threading import Lock
from typing import Final

from app.persistence.fulltext.rows import Rows

MOST_BYTES: Final = 48 * 1024 * 1024
_WORTH_IT: Final = 2_000
"""Fewer rows than these are read again as fast as they are looked up."""


class Postings:
    """What an index has told of questions, the last ones asked for staying longest."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._told: dict[str, Rows] = {}
        self._bytes = 0
        self._most = most_bytes
        self._lock = Lock()

    def get(self, asked: str) -> Rows | None:
        """Give what is remembered."""
        with self._lock:
            told = self._told.pop(asked, None)
            if told is not None:
                self._told[asked] = told
            return told

    def put(self, asked: str, told: Rows, *, is_dear: bool = False) -> None:
        """Remember something, where it is long, and forget what was not asked for so long.

        What is dear took long to find, and is remembered even if it is short.
        """
        least = 0 if is_dear else _WORTH_IT
        if not least <= len(told) <= self._most // told.itemsize:
            return
        with self._lock:
            before = self._told.pop(asked, None)
            self._told[asked] = told
            self._bytes += _bytes(asked, told)
            if before is not None:
                self._bytes -= _bytes(asked, before)
            while self._bytes > self._most:
                first = next(iter(self._told))
                self._bytes -= _bytes(first, self._told.pop(first))


def _bytes(asked: str, told: Rows) -> int:
    """Say what remembering takes, the question with it."""
    return len(asked) + told.nbytes
