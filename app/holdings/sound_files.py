"""Which originals were read through lately and were right: who asks for parts has it read once."""

import os
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

TRUSTED_FOR_S: Final = 3600.0
_MOST_REMEMBERED: Final = 4096
_Signs = tuple[int, int, int, int]


class SoundFiles:
    """Remembers readings of files, for an hour and as long as they show no sign of a change.

    Rot shows no such sign, so nothing is trusted for longer. Threads may share it.
    """

    def __init__(self, *, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._read: OrderedDict[str, tuple[float, _Signs]] = OrderedDict()
        self._turn = Lock()

    def has(self, sha256: str, found: os.stat_result) -> bool:
        """Whether this very file was read through lately, and was what came in."""
        with self._turn:
            read_at, signs = self._read.get(sha256, (float("-inf"), None))
        return signs == _signs(found) and self._now_s() - read_at < TRUSTED_FOR_S

    def remember(self, sha256: str, found: os.stat_result) -> None:
        """Note that it was right. `found` is how it stood before it was read."""
        with self._turn:
            self._read[sha256] = (self._now_s(), _signs(found))
            self._read.move_to_end(sha256)
            if len(self._read) > _MOST_REMEMBERED:
                self._read.popitem(last=False)


def _signs(found: os.stat_result) -> _Signs:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
