"""One process against two, each with a core that it shares with its client.

Where the machine has two cores there is none left for a client. So one process and its client have
one core together, and two processes and two clients have two: a client's share is the same, and
what is lost between them is what two processes get in each other's way. Processor time an answer is
told beside.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.images.load import CONNECTIONS, Client, Round
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import Server, verso
from benchmarks.images.workloads import WORKLOADS

_BAR: Final = 1.8
_WARM_UP_S: Final = 10.0  # the processes start one after the other


def report(prepared: Prepared, client: Client, *, rounds: int, seconds: float) -> list[str]:
    """Compare on tiles and on regions."""
    one = verso(prepared, port=8471, cores="0")
    two = verso(prepared, port=8472, cores="0,1", workers=2)
    told = []
    try:
        for name in ("W1", "W3"):
            listed = client.listed(one, WORKLOADS[name](prepared.pictures), f"{name}-processes")
            runs: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
            first = 0
            for turn in range(rounds + 1):
                for count, server in ((1, one), (2, two)):
                    lasts_s = seconds if turn else _WARM_UP_S
                    asked = _asked(
                        client, server, listed, count=count, seconds=lasts_s, first=first
                    )
                    first = max(round_.next for round_ in asked)
                    runs[count] += [_rate_and_cost(asked)] if turn else []
            told.append(_verdict(name, runs))
    finally:
        one.end()
        two.end()
    return told


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


def _verdict(name: str, runs: dict[int, list[tuple[float, float]]]) -> str:
    rate = {count: median(rate for rate, _ in ran) for count, ran in runs.items()}
    cost = {count: median(cost for _, cost in ran) for count, ran in runs.items()}
    ratio = rate[2] / rate[1]
    verdict = f"bar {_BAR}: {'reached' if ratio >= _BAR else 'MISSED'}"
    spent = f"{cost[1]:,.0f} and {cost[2]:,.0f} us of processor time an answer"
    return f"{name}, two processes: {ratio:.2f} times one, {verdict}; {spent}"
