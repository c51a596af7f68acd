"""Long work beside threads that answer, with many objects made of which none refers to itself."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

_TURN_S: Final = 0.0005


@dataclass(slots=True)
class _Turns:
    """How many are considerate at this moment, and what was set before the first of them came."""

    lock: Lock = field(default_factory=Lock)
    count: int = 0
    turn_s: float = 0.0
    looks: bool = False

    def shorten(self) -> None:
        with self.lock:
            self.count += 1
            if self.count > 1:
                return
            self.turn_s, self.looks = sys.getswitchinterval(), gc.isenabled()
            sys.setswitchinterval(min(self.turn_s, _TURN_S))
            gc.disable()

    def lengthen(self) -> None:
        with self.lock:
            self.count -= 1
            if self.count:
                return
            sys.setswitchinterval(self.turn_s)
            if self.looks:
                gc.enable()


_TURNS: Final = _Turns()
"""Turns and the search for dead objects are set for the whole process, and so is their count."""


@contextmanager
def considerate() -> Iterator[None]:
    """Take short turns, and let Python not look for circles of dead objects meanwhile.

    Who answers in another thread waits for its turn whenever it has asked the database, dozens of
    times: 5 ms each time, if nothing is said. And Python looks for what is dead whenever so many
    objects were made, and goes through all that live: a quarter of the time in which thousands of
    records are read. Within the fraction of a second that this is for, nothing piles up. Where
    several threads are considerate at once, the last to end sets what was set before the first.
    """
    _TURNS.shorten()
    try:
        yield
    finally:
        _TURNS.lengthen()
