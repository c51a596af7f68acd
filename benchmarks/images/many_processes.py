"""One process against two, each with a core that it shares with its client.

Where the machine has two cores there is none left for a client. So one process and its client have
one core together, and two processes and two clients have two: a client's share is the same, and
what is lost between them is what two processes get in each other's way. Processor time an answer is
told beside, and what nginx reaches with the tiles as files. Verso's processes keep to their cores
(`--pin`); a client's connections then are answered on its own core, as they would be behind a proxy
whose processes keep to cores too.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.images.load import CONNECTIONS, Client, Round
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import Server, static, verso
from benchmarks.images.workloads import WORKLOADS

_Runs = dict[int, list[tuple[float, float]]]

_BAR: Final = 1.8
_WARM_UP_S: Final = 10.0  # the processes start one after the other


def report(prepared: Prepared, client: Client, *, rounds: int, seconds: float) -> list[str]:
    """Compare on tiles and on regions."""
    course = _Course(prepared, client, rounds, seconds)
    told = []
    with (
        _ended(verso(prepared, port=8471, cores="0")) as one,
        _ended(verso(prepared, port=8472, cores="0,1", workers=2)) as two,
    ):
        told += [_verdict(name, course.run(name, one, two)) for name in ("W1", "W3")]
    with (
        _ended(static(prepared, port=8471, cores="0")) as one,
        _ended(static(prepared, port=8472, cores="0,1", workers=2)) as two,
    ):
        told.append(f"nginx, tiles as files: {_ratio(course.run('W1', one, two)):.2f} times")
    return told


@contextmanager
def _ended(server: Server) -> Iterator[Server]:
    try:
        yield server
    finally:
        server.end()


@dataclass(frozen=True, slots=True)
class _Course:
    """How long one server and two are asked in turn."""

    prepared: Prepared
    client: Client
    rounds: int
    seconds: float

    def run(self, name: str, one: Server, two: Server) -> _Runs:
        """Give answers a second and processor time an answer of each round, by how many served."""
        workload = WORKLOADS[name](self.prepared.pictures)
        listed = {
            count: self.client.listed(server, workload, f"{name}-processes-{count}")
            for count, server in ((1, one), (2, two))
        }
        runs: _Runs = {1: [], 2: []}
        first = 0
        for turn in range(self.rounds + 1):
            for count, server in ((1, one), (2, two)):
                lasts_s = self.seconds if turn else _WARM_UP_S
                asked = _asked(
                    self.client, server, listed[count], count=count, seconds=lasts_s, first=first
                )
                first = max(round_.next for round_ in asked)
                runs[count] += [_rate_and_cost(asked)] if turn else []
        return runs


def _asked(  # noqa: PLR0913 - what a round is told
    client: Client, server: Server, listed: Path, *, count: int, seconds: float, first: int
) -> list[Round]:
    """Ask by so many clients at once, each with a core of its own, for other things."""
    apart = 100_003  # they go round the list, each from another place

    def ask(core: int) -> Round:
        mine = Client(client.program, client.folder, cores=str(core))
        links = CONNECTIONS // count
        begins = first + core * apart
        return mine.ask(server, listed, seconds=seconds, first=begins, connections=links)

    with ThreadPoolExecutor(count) as clients:
        return list(clients.map(ask, range(count)))


def _rate_and_cost(asked: list[Round]) -> tuple[float, float]:
    """Give answers a second, and processor time an answer: each has measured the whole server."""
    answers = sum(round_.answers for round_ in asked)
    spent_s = max(round_.processor_s for round_ in asked)
    return sum(round_.rate for round_ in asked), spent_s / answers * 1e6


def _ratio(runs: _Runs) -> float:
    rate = {count: median(rate for rate, _ in ran) for count, ran in runs.items()}
    return rate[2] / rate[1]


def _verdict(name: str, runs: _Runs) -> str:
    cost = {count: median(cost for _, cost in ran) for count, ran in runs.items()}
    ratio = _ratio(runs)
    verdict = f"bar {_BAR}: {'reached' if ratio >= _BAR else 'MISSED'}"
    spent = f"{cost[1]:,.0f} and {cost[2]:,.0f} us of processor time an answer"
    return f"{name}, two processes: {ratio:.2f} times one, {verdict}; {spent}"
