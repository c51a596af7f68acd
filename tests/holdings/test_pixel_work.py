from threading import Event, Thread

import pytest

from app.domain.errors import Busy
from app.holdings.pixel_work import PixelWork, Place
from tests.awaiting import PATIENCE_S, until


class Worker(Thread):
    """Takes a turn and keeps it until it is let go."""

    def __init__(self, work: PixelWork, *, client: str = "", patiently: bool = False) -> None:
        super().__init__(daemon=True)
        self.work, self.client, self.patiently = work, client, patiently
        self.began, self.may_end = Event(), Event()

    def run(self) -> None:
        with self.work(client=self.client, patiently=self.patiently):
            self.began.set()
            self.may_end.wait(PATIENCE_S)

    def end(self) -> None:
        self.may_end.set()
        self.join(PATIENCE_S)


def at_work(work: PixelWork) -> Worker:
    """Give a worker that has its turn."""
    worker = Worker(work)
    worker.start()
    assert worker.began.wait(PATIENCE_S)
    return worker


def waiting(work: PixelWork, *, client: str = "", patiently: bool = False) -> Worker:
    """Give a worker that waits for its turn."""
    before = work.counts()["waiting"]
    worker = Worker(work, client=client, patiently=patiently)
    worker.start()
    until(lambda: work.counts()["waiting"] > before)
    assert not worker.began.is_set()
    return worker


def test_who_waits_gets_a_turn_when_one_ends() -> None:
    work = PixelWork(workers=1, queue=1)
    first = at_work(work)
    second = waiting(work)
    first.end()
    assert second.began.wait(PATIENCE_S)
    second.end()


def test_past_the_queue_one_is_told_to_come_again() -> None:
    work = PixelWork(workers=1, queue=1)
    first, second = at_work(work), waiting(work)
    with pytest.raises(Busy) as busy, work():
        pytest.fail("nobody was free")
    assert busy.value.retry_after_s > 0
    for worker in (first, second):
        worker.end()
    with work():
        pass


def test_who_has_waited_too_long_is_told_to_come_again_and_frees_the_place() -> None:
    work = PixelWork(workers=1, queue=1, longest_wait_s=0.01)
    first = at_work(work)
    for _ in range(3):
        with pytest.raises(Busy, match="take too long"), work():
            pytest.fail("nobody was free")
    first.end()


def test_who_hands_something_in_waits_past_a_full_queue() -> None:
    work = PixelWork(workers=1, queue=1)
    first, second = at_work(work), waiting(work)
    patient = waiting(work, patiently=True)
    first.end()
    second.end()
    assert patient.began.wait(PATIENCE_S)
    patient.end()


def test_a_failure_gives_the_turn_back() -> None:
    work = PixelWork(workers=1, queue=1)
    with pytest.raises(ZeroDivisionError), work():
        raise ZeroDivisionError
    with work():
        pass


def test_clients_take_turns_however_much_one_of_them_asks_for() -> None:
    work, order = PixelWork(workers=1, queue=9), list[str]()

    def ask(name: str, client: str, *, patiently: bool = False) -> Place:
        return work.ask(lambda _: order.append(name), client=client, patiently=patiently)

    at_first = ask("first", "greedy")
    greedy = [ask(f"greedy {number}", "greedy") for number in range(3)]
    modest, handed_in = ask("modest", "modest"), ask("handed in", "", patiently=True)
    for place in (at_first, greedy[0], modest, handed_in, greedy[1], greedy[2]):
        assert place.is_at_work
        work.leave(place)
    assert order == ["first", "greedy 0", "modest", "handed in", "greedy 1", "greedy 2"]


def test_one_client_may_have_so_many_at_work_and_waiting_and_others_still_come() -> None:
    work = PixelWork(workers=1, queue=9, most_of_one=3)
    places = [work.ask(lambda _: None, client="one") for _ in range(3)]
    with pytest.raises(Busy, match="too many images"):
        work.ask(lambda _: None, client="one")
    work.ask(lambda _: None, client="other")
    work.leave(places[0])
    work.ask(lambda _: None, client="one")


def test_who_leaves_while_waiting_frees_the_place() -> None:
    work, came = PixelWork(workers=1, queue=1), Event()
    first = work.ask(lambda _: None)
    for _ in range(3):
        work.leave(work.ask(lambda _: came.set()))
    work.leave(first)
    assert not came.is_set()
    work.leave(work.ask(lambda _: came.set()))
    assert came.is_set()


def test_a_place_can_be_given_up_until_its_turn_has_come() -> None:
    work, came = PixelWork(workers=1, queue=1), list[Place]()
    first = work.ask(came.append)
    second = work.ask(came.append)
    assert not work.give_up(first)
    assert work.give_up(second)
    assert not work.give_up(second)
    third = work.ask(came.append)
    work.leave(first)
    assert came == [first, third]
    assert not work.give_up(third)
    work.leave(third)


def test_one_client_has_no_more_at_work_than_its_share_and_the_rest_is_for_others() -> None:
    work, begun = PixelWork(workers=3, queue=2, most_at_work=2), list[str]()
    ask = {
        client: lambda client=client: work.ask(lambda _: begun.append(client), client=client)
        for client in ("one", "other")
    }
    ones = [ask["one"]() for _ in range(4)]
    assert (begun, work.counts()) == (["one", "one"], {"at work": 2, "waiting": 2})
    with pytest.raises(Busy):  # the queue is full of its own
        ask["one"]()
    other = ask["other"]()
    assert begun == ["one", "one", "other"]
    work.leave(other)
    assert begun == ["one", "one", "other"]  # what is free now is not for who has its share
    work.leave(ones[0])
    assert begun == ["one", "one", "other", "one"]
    for place in ones[1:]:
        work.leave(place)
    assert work.counts() == {"at work": 0, "waiting": 0}
