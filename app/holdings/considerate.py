"""Long work beside threads that answer, with many objects made of which none refers to itself."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_TURN_S: Final = 0.0005


@contextmanager
def considerate() -> Iterator[None]:
    """Take short turns, and let Python not look for circles of dead objects meanwhile.

    Who answers in another thread waits for its turn whenever it has asked the database, dozens of
    times: 5 ms each time, if nothing is said. And Python looks for what is dead whenever so many
    objects were made, and goes through all that live: a quarter of the time in which thousands of
    records are read. Within the fraction of a second that this is for, nothing piles up.
    """
    turn_s, looks = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(min(turn_s, _TURN_S))
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(turn_s)
        if looks:
            gc.enable()
