"""What a server holds in memory after ten thousand tiles, and after very many more."""

from benchmarks.images.load import Client
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import verso
from benchmarks.images.workloads import aligned

_FIRST, _LONGEST_S = 10_000, 600.0
_MOST_MIB, _MOST_GROWTH = 143, 1.05


def report(prepared: Prepared, client: Client, *, answers: int) -> list[str]:
    """Ask for tiles alone: of an image server, against the bar, and of a whole catalogue beside."""
    return [
        _told(prepared, client, answers=answers, images_alone=True),
        _told(prepared, client, answers=_FIRST, images_alone=False),
    ]


def _told(prepared: Prepared, client: Client, *, answers: int, images_alone: bool) -> str:
    server = verso(prepared, port=8470, images_alone=images_alone)
    try:
        listed = client.listed(server, aligned(prepared.pictures), "memory")
        first = client.ask(server, listed, seconds=_LONGEST_S, most=_FIRST)
        early_mib = server.memory_mib
        last = client.ask(server, listed, seconds=_LONGEST_S, most=answers, first=first.next)
        late_mib = server.memory_mib
    finally:
        server.end()
    what = "an image server" if images_alone else "the whole catalogue"
    told = f"memory of {what}, tiles alone: {early_mib:.0f} MiB after {first.answers:,}"
    told = f"{told}, {late_mib:.0f} MiB after {last.answers:,} more ({last.wrong} wrong)"
    if not images_alone:
        return told
    fits = late_mib < _MOST_MIB and late_mib < early_mib * _MOST_GROWTH
    return f"{told}, bar {_MOST_MIB} MiB (150 MB) and flat: {'reached' if fits else 'MISSED'}"
