"""What a server holds in memory after ten thousand tiles, and after very many more."""

from benchmarks.images.load import Client
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import verso
from benchmarks.images.workloads import aligned

_FIRST, _LONGEST_S = 10_000, 600.0
_MOST_MIB, _MOST_GROWTH = 150, 1.05


def report(prepared: Prepared, client: Client, *, answers: int) -> list[str]:
    """Ask for tiles alone, from one process."""
    server = verso(prepared, port=8470)
    try:
        listed = client.listed(server, aligned(prepared.pictures), "memory")
        first = client.ask(server, listed, seconds=_LONGEST_S, most=_FIRST)
        early_mib = server.memory_mib
        last = client.ask(server, listed, seconds=_LONGEST_S, most=answers, first=first.next)
        late_mib = server.memory_mib
    finally:
        server.end()
    told = f"memory, tiles alone: {early_mib:.0f} MiB after {first.answers:,}"
    fits = late_mib < _MOST_MIB and late_mib < early_mib * _MOST_GROWTH
    verdict = "reached" if fits else "MISSED"
    bar = f"bar {_MOST_MIB} MiB and flat: {verdict}"
    return [f"{told}, {late_mib:.0f} MiB after {last.answers:,} more ({last.wrong} wrong), {bar}"]
