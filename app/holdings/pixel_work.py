"""The one limiter of work on pixels, so that a flood of requests can't take the machine down."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final

from app.domain.errors import Busy

_LONGEST_WAIT_S: Final = 30.0


class PixelWork:
    """So many at work, so many more waiting; who comes past that is told to come again.

    `workers` and `queue` are 1 or more. Threads may share it. It is not to be entered twice by one
    thread: with one worker it would wait for itself.
    """

    def __init__(
        self, *, workers: int, queue: int, longest_wait_s: float = _LONGEST_WAIT_S
    ) -> None:
        self._free = workers
        self._places = queue
        self._longest_wait_s = longest_wait_s
        self._turn = Condition()

    @contextmanager
    def __call__(self, *, patiently: bool = False) -> Iterator[None]:
        """Wait for a turn and take it. `Busy` where too many wait, or for too long.

        `patiently` waits as long as it takes: for those who hand something in, whom a flood of
        readers must not turn away, and who are few.
        """
        self._begin(patiently=patiently)
        try:
            yield
        finally:
            with self._turn:
                self._free += 1
                self._turn.notify()

    def _begin(self, *, patiently: bool) -> None:
        with self._turn:
            if not self._free and not patiently:
                if not self._places:
                    raise Busy("Too many images are being asked for at once. Try again shortly.")
                self._places -= 1
                try:
                    came = self._turn.wait_for(lambda: self._free, self._longest_wait_s)
                finally:
                    self._places += 1
                if not came:
                    raise Busy("Images take too long just now. Try again shortly.", retry_after_s=5)
            elif not self._free:
                self._turn.wait_for(lambda: self._free)
            self._free -= 1
