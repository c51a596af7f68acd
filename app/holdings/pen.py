"""Writing again and again for a long time, so that others who write hardly wait.

On SQLite one writes at a time, and who waits is told nothing: it tries again after 1, 2, 5, 10, 15,
20 and then 25 milliseconds three times (SQLite's `sqliteDefaultBusyCallback`). So whoever holds
the pen for less than 60 ms, and lays it down for longer than the longest of these pauses each time,
keeps nobody waiting for 100.
"""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from app.domain.viewers import THE_DESK
from app.holdings.holding import Holding
from app.persistence.catalogue import Catalogue

T = TypeVar("T")
REST_S: Final = 0.03
"""How long the pen is free at least between two writings."""


class Pen:
    """Writes for the desk, each time in a transaction; between two of them others get their turn.

    `held_s` tells how long the last one took till it was committed: as much more as there is more
    of it, while committing takes as long as the disk does.
    """

    def __init__(
        self,
        holding: Holding,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._holding = holding
        self._clock = clock
        self._sleep = sleep
        self._free_since = clock() - REST_S
        self.held_s = 0.0

    def write(self, verb: Callable[[Catalogue], T]) -> T:
        """Do something and commit it."""
        if (rest := self._free_since + REST_S - self._clock()) > 0:
            self._sleep(rest)
        try:
            with self._holding.open(THE_DESK, writes=True) as catalogue:
                catalogue.search_index.begin_writing()
                began = self._clock()
                told = verb(catalogue)
                self.held_s = self._clock() - began
                catalogue.commit()
        finally:
            self._free_since = self._clock()
        return told
