"""Postings of frequent words, remembered as long as nothing changes: a bounded number of bytes."""

from threading import Lock
from typing import Final

from app.persistence.fulltext.rows import NO_ROWS, Rows

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

    def put(self, asked: str, told: Rows) -> None:
        """Remember something, where it is long, and forget what was not asked for so long."""
        if not _WORTH_IT <= len(told) <= self._most // told.itemsize:
            return
        with self._lock:
            before = self._told.pop(asked, NO_ROWS)
            self._told[asked] = told
            self._bytes += told.nbytes - before.nbytes
            while self._bytes > self._most:
                self._bytes -= self._told.pop(next(iter(self._told))).nbytes
