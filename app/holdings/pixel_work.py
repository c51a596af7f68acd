"""The one limiter of work on pixels, so that a flood of requests can't take the machine down."""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock
from typing import Final

from app.domain.errors import Busy

LONGEST_WAIT_S: Final = 30.0
_MOST_OF_ONE: Final = 32
_HANDING_IN: Final = "those who hand something in"


@dataclass(slots=True, eq=False)
class Place:
    """A place in the queue, and then at work; `begin` is called when the one becomes the other."""

    client: str
    begin: Callable[["Place"], None]
    is_at_work: bool = False
    is_waiting: bool = False


class PixelWork:
    """So many at work, so many more waiting; who comes past that is told to come again.

    Those who wait are taken in turn, one of each client: who asks for much waits for much, and
    holds up nobody else. `workers`, `queue` and `most_of_one` (how many one client may have, at
    work and waiting) are 1 or more. Threads may share it. It is not to be entered twice by one
    thread: with one worker it would wait for itself.
    """

    def __init__(
        self,
        *,
        workers: int,
        queue: int,
        most_of_one: int = _MOST_OF_ONE,
        longest_wait_s: float = LONGEST_WAIT_S,
    ) -> None:
        self.workers: Final = workers
        self.longest_wait_s: Final = longest_wait_s
        self._free = workers
        self._places = queue
        self._most_of_one = most_of_one
        self._has: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[Place]] = OrderedDict()
        self._turn = Lock()

    @contextmanager
    def __call__(self, *, client: str = "", patiently: bool = False) -> Iterator[None]:
        """Wait for a turn and take it. `Busy` where too many wait, or for too long.

        `patiently` waits as long as it takes: for those who hand something in, whom a flood of
        readers must not turn away, and who are few.
        """
        came = Event()
        place = self.ask(lambda _: came.set(), client=client, patiently=patiently)
        try:
            if not came.wait(None if patiently else self.longest_wait_s):
                raise too_long()
            yield
        finally:
            self.leave(place)

    def ask(
        self, begin: Callable[[Place], None], *, client: str = "", patiently: bool = False
    ) -> Place:
        """Take a place, which is to be left whatever happens; `Busy` where none is to be had.

        `begin` is called with it once it is a turn: at once, or later by the thread of whoever
        leaves.
        """
        place = Place(_HANDING_IN if patiently else client, begin)
        with self._turn:
            if not patiently:
                self._refuse_too_many(client)
            self._has[place.client] += 1
            if self._free:
                self._free -= 1
                place.is_at_work = True
            else:
                self._places -= not patiently
                self._waiting.setdefault(place.client, deque()).append(place)
                place.is_waiting = True
            begins_now = place.is_at_work
        if begins_now:
            begin(place)
        return place

    def leave(self, place: Place) -> None:
        """Give a turn back when the work is done, or a place when nobody waits for it any more."""
        with self._turn:
            self._forget(place)
            if not place.is_at_work:
                self._remove(place)
                return
            following = self._following()
        if following is not None:
            following.begin(following)

    def give_up(self, place: Place) -> bool:
        """Leave a place whose turn has not come; False, and nothing done, where it has."""
        with self._turn:
            if not place.is_waiting:
                return False
            self._forget(place)
            self._remove(place)
            return True

    def counts(self) -> dict[str, int]:
        """Count those at work and those who wait."""
        with self._turn:
            waiting = sum(map(len, self._waiting.values()))
            return {"at work": self.workers - self._free, "waiting": waiting}

    def _refuse_too_many(self, client: str) -> None:
        if self._has[client] >= self._most_of_one:
            raise Busy("You are asking for too many images at once. Try again shortly.")
        if not self._free and not self._places:
            raise Busy("Too many images are being asked for at once. Try again shortly.")

    def _following(self) -> Place | None:
        """Give the turn to the client that has waited longest since its last one."""
        if not self._waiting:
            self._free += 1
            return None
        place = next(iter(self._waiting.values()))[0]
        self._remove(place)
        if place.client in self._waiting:
            self._waiting.move_to_end(place.client)
        place.is_at_work = True
        return place

    def _forget(self, place: Place) -> None:
        self._has[place.client] -= 1
        if not self._has[place.client]:
            del self._has[place.client]

    def _remove(self, place: Place) -> None:
        place.is_waiting = False
        self._places += place.client != _HANDING_IN
        self._waiting[place.client].remove(place)
        if not self._waiting[place.client]:
            del self._waiting[place.client]


def too_long() -> Busy:
    """Tell one who has waited for too long."""
    return Busy("Images take too long just now. Try again shortly.", retry_after_s=5)
