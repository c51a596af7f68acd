"""One process against two, each with a core; the client shares both cores with them.

Where the machine has two cores, rates tell little: the client needs one for itself. So regions are
asked for, which cost the server much and the client nothing, and processor time is told beside.
"""

from statistics import median

from benchmarks.images.load import Client, Round
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import verso
from benchmarks.images.workloads import WORKLOADS

_BAR = 1.8
_WARM_UP_S = 10.0  # the processes start one after the other


def report(prepared: Prepared, client: Client, *, rounds: int, seconds: float) -> list[str]:
    """Compare on tiles and on regions."""
    one = verso(prepared, port=8471, cores="0")
    two = verso(prepared, port=8472, cores="0,1", workers=2)
    everywhere = Client(client.program, client.folder, cores="0,1")
    told = []
    try:
        for name in ("W1", "W3"):
            listed = client.listed(one, WORKLOADS[name](prepared.pictures), f"{name}-processes")
            runs: dict[int, list[Round]] = {1: [], 2: []}
            first = 0
            for turn in range(rounds + 1):
                for count, server in ((1, one), (2, two)):
                    asked = everywhere.ask(
                        server, listed, seconds=seconds if turn else _WARM_UP_S, first=first
                    )
                    first = asked.next
                    runs[count] += [asked] if turn else []
            rate = {count: median(r.rate for r in ran) for count, ran in runs.items()}
            cost = {count: median(r.processor_us for r in ran) for count, ran in runs.items()}
            ratio = rate[2] / rate[1]
            verdict = f"bar {_BAR}: {'reached' if ratio >= _BAR else 'MISSED'}"
            spent = f"{cost[1]:,.0f} and {cost[2]:,.0f} us of processor time an answer"
            told.append(f"{name}, two processes: {ratio:.2f} times one, {verdict}; {spent}")
    finally:
        one.end()
        two.end()
    return told
