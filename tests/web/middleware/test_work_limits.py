"""A flood of what costs much: it waits or is told to come again, and others go on."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.web.middleware.work_limits import WorkLimits
from tests.awaiting import PATIENCE_S, until

Serve = Callable[[Any], httpx.Client]


class Counting:
    """Counts how many are at work at once; they go on when the gate is opened."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.now = self.most = 0
        self._turn = threading.Lock()

    def work(self, _: Request) -> Response:
        """Wait at the gate."""
        with self._turn:
            self.now += 1
            self.most = max(self.most, self.now)
        self.gate.wait(PATIENCE_S)
        with self._turn:
            self.now -= 1
        return PlainTextResponse("found")


@pytest.fixture
def counting() -> Iterator[Counting]:
    """A gate that is open at the end, whatever happens."""
    counting = Counting()
    yield counting
    counting.gate.set()


@pytest.fixture
def limits(counting: Counting) -> WorkLimits:
    """Two at once, and three of one client."""
    routes = [
        Route("/search", counting.work),
        Route("/photographs/{id}", lambda _: PlainTextResponse("page")),
    ]
    limits = WorkLimits(Starlette(routes=routes), most_of_one=3, at_once=2, queue=10)
    limits.work.longest_wait_s = PATIENCE_S  # type: ignore[misc]  # of one that serves, it stays
    return limits


@pytest.fixture
def client(serve: Serve, limits: WorkLimits) -> httpx.Client:
    """What is limited so, served."""
    return serve(limits)


def test_past_its_limit_a_client_is_told_to_come_again_and_pages_go_on(
    client: httpx.Client, counting: Counting
) -> None:
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(client.get, "/search") for _ in range(8)]
        refused: list[httpx.Response] = []
        while len(refused) < 5:  # three are at work or wait
            refused = [each.result() for each in asked if each.done()]
        assert client.get("/photographs/a").text == "page"
        until(lambda: counting.now == 2)
        counting.gate.set()
        answers = [each.result() for each in asked]
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] * 3 + [503] * 5
    assert {answer.headers["retry-after"] for answer in refused} == {"2"}
    assert counting.most == 2


def test_whoever_waited_and_went_leaves_the_place_to_others(
    client: httpx.Client, counting: Counting, limits: WorkLimits
) -> None:
    with ThreadPoolExecutor(2) as threads:
        at_work = [threads.submit(client.get, "/search") for _ in range(2)]
        until(lambda: counting.now == 2)
        for _ in range(3):
            with pytest.raises(httpx.ReadTimeout):  # it waited: else it would be refused at once
                client.get("/search", timeout=0.2)
            until(lambda: not limits.work.counts()["waiting"])
        counting.gate.set()
        assert {each.result().text for each in at_work} == {"found"}
    assert client.get("/search").text == "found"
