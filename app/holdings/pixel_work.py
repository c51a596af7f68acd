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
    work and waiting) are 1 or more. So is `most_at_work`: how many of a client may be at work, for
    work that lasts as long as the client likes; the rest stays free for others. Threads may share
    it. It is not to be entered twice by one thread: with one worker it would wait for itself.
    """

    def __init__(
        self,
        *,
        workers: int,
        queue: int,
        most_of_one: int = _MOST_OF_ONE,
        most_at_work: int | None = None,
        longest_wait_s: float = LONGEST_WAIT_S,
    ) -> None:
        self.workers: Final = workers
        self.longest_wait_s: Final = longest_wait_s
        self._free = workers
        self._places = queue
        self._most_of_one = most_of_one
        self._most_at_work = most_at_work or workers
        self._has: Counter[str] = Counter()
        self._at_work: Counter[str] = Counter()
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
            if self._free and self._may_work(place.client):
                self._free -= 1
                self._begin(place)
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
            self._end(place)
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
        if not (self._free and self._may_work(client)) and not self._places:
            raise Busy("Too many images are being asked for at once. Try again shortly.")

    def _following(self) -> Place | None:
        """Give the turn to the client that has waited longest since its last one.

        A free turn that nobody may take stays free: one that leaves frees a turn of its client's.
        """
        client = next(filter(self._may_work, self._waiting), None)
        if client is None:
            self._free += 1
            return None
        place = self._waiting[client][0]
        self._remove(place)
        if client in self._waiting:
            self._waiting.move_to_end(client)
        self._begin(place)
        return place

    def _may_work(self, client: str) -> bool:
        return self._at_work[client] < self._most_at_work

    def _begin(self, place: Place) -> None:
        self._at_work[place.client] += 1
        place.is_at_work = True

    def _end(self, place: Place) -> None:
        self._at_work[place.client] -= 1
        if not self._at_work[place.client]:
            del self._at_work[place.client]

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
