"""Rounds that take turns: each server answers each workload, none beside another.

The bars are held against iipsrv with its own cache of tiles, as they were set. With memcached it
gives whole answers again that it gave before, and is told beside.
"""

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.images.load import Client, Round
from benchmarks.images.pictures import Prepared
from benchmarks.images.servers import (
    MEMCACHED,
    NO_CACHE,
    OWN_CACHE,
    Server,
    iipsrv,
    static,
    verso,
)
from benchmarks.images.workloads import WORKLOADS

BARS: Final = {  # workload: the least times iipsrv with caches, the least share of nginx static
    "W1": (20.0, 0.4),
    "W2": (30.0, None),
    "W2r": (None, None),
    "W3": (2.0, None),
    "W3, no caches": (1.2, None),
}
_STATIC_WORKLOADS: Final = {"W1"}
_REPEATED_WORKLOADS: Final = {"W1", "W2"}  # only what was asked before is in memcached
_UNCACHED_WORKLOADS: Final = {"W1", "W3"}
_WARM_UP_ANSWERS: Final = 6000  # so that caches of tiles are as full as they get
_LONGEST_WARM_UP_S: Final = 60.0

Results = dict[tuple[str, str], list[Round]]
"""By workload and server."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a run goes: so many rounds of so many seconds with these workloads."""

    rounds: int
    seconds: float
    workloads: tuple[str, ...]


def compare(prepared: Prepared, client: Client, course: Course) -> Results:
    """Run all rounds and end every server."""
    servers: list[Server] = []
    try:
        servers.append(static(prepared, port=8410))
        servers.append(iipsrv(prepared, port=8420, caching=OWN_CACHE))
        servers.append(iipsrv(prepared, port=8430, caching=NO_CACHE))
        servers.append(iipsrv(prepared, port=8460, caching=MEMCACHED))
        servers.append(verso(prepared, port=8440))
        servers.append(verso(prepared, port=8450, caches=False))
        return {
            key: rounds
            for name in course.workloads
            for key, rounds in _rounds(prepared, client, servers, name, course).items()
        }
    finally:
        for server in servers:
            server.end()


def _rounds(
    prepared: Prepared, client: Client, servers: list[Server], name: str, course: Course
) -> Results:
    """Run one workload; each server goes on in its list where it stopped a round before."""
    workload = WORKLOADS[name](prepared.pictures)
    taking_part = [server for server in servers if _takes_part(server, name)]
    lists = {server.name: client.listed(server, workload, name) for server in taking_part}
    firsts = dict.fromkeys(lists, 0)
    results: Results = {}
    for server in taking_part:
        firsts[server.name] = _warmed(client, server, lists[server.name], name, len(workload))
    for _ in range(course.rounds):
        for server in taking_part:
            first = firsts[server.name]
            asked = client.ask(server, lists[server.name], seconds=course.seconds, first=first)
            firsts[server.name] = asked.next
            results.setdefault((name, server.name), []).append(asked)
    return results


def _warmed(client: Client, server: Server, listed: Path, name: str, length: int) -> int:
    """Ask everything once where it is asked again, else for a moment; give where to go on."""
    if name in _REPEATED_WORKLOADS:
        asked = client.ask(server, listed, seconds=_LONGEST_WARM_UP_S, most=length)
    else:
        asked = client.ask(server, listed, seconds=_LONGEST_WARM_UP_S, most=_WARM_UP_ANSWERS)
    return asked.next


def _takes_part(server: Server, workload: str) -> bool:
    if server.name == "nginx static":
        return workload in _STATIC_WORKLOADS
    if server.name == MEMCACHED.name:
        return workload in _REPEATED_WORKLOADS
    return workload in _UNCACHED_WORKLOADS or not server.name.endswith("no caches")


def table(results: Results) -> str:
    """Set the medians out as a table in Markdown; ratios are of rates, then of processor time."""
    head = "| workload | server | answers/s | times iipsrv (by processor time) | of nginx static "
    lines = [
        f"{head}| processor time, us | median ms | p99 ms | wrong |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for (workload, server), rounds in results.items():
        rate, cost = _rate(rounds), _cost(rounds)
        other = "iipsrv, no caches" if server.endswith("no caches") else "iipsrv"
        against, files = results.get((workload, other)), results.get((workload, "nginx static"))
        ratio = f"{rate / _rate(against):.1f} ({_cost(against) / cost:.1f})" if against else ""
        share = f"{rate / _rate(files):.2f} ({_cost(files) / cost:.2f})" if files else ""
        told = f"| {workload} | {server} | {rate:,.0f} | {ratio} | {share} | {cost:,.0f} "
        waits = (
            f"{median(r.median_ms for r in rounds):.2f} | {median(r.p99_ms for r in rounds):.2f}"
        )
        lines.append(f"{told}| {waits} | {sum(r.wrong for r in rounds)} |")
    return "\n".join(lines)


def faults(results: Results) -> list[str]:
    """Name the first wrong answer of each server and workload that had one."""
    return [
        f"{workload}, {server}: {round_.first_wrong}"
        for (workload, server), rounds in results.items()
        for round_ in rounds
        if round_.wrong
    ]


def verdicts(results: Results) -> list[str]:
    """Hold the medians against the bars."""
    told = []
    for bar, (times, share) in BARS.items():
        workload, _, bare = bar.partition(", ")
        ours = results.get((workload, f"verso, {bare}" if bare else "verso"))
        theirs = results.get((workload, f"iipsrv, {bare}" if bare else "iipsrv"))
        files = results.get((workload, "nginx static"))
        if not ours or not theirs:
            continue
        if times:
            told.append(_verdict(f"{bar}: times iipsrv", _rate(ours) / _rate(theirs), times))
        if share and files:
            told.append(_verdict(f"{bar}: of nginx static", _rate(ours) / _rate(files), share))
        if workload == "W1" and not bare:
            slowest = median(r.median_ms for r in theirs)
            p99_ms = median(r.p99_ms for r in ours)
            reached = "reached" if p99_ms < slowest else "MISSED"
            told.append(f"{bar}: p99 {p99_ms:.2f} ms, iipsrv's median {slowest:.2f} ms: {reached}")
    return told


def _verdict(what: str, found: float, bar: float) -> str:
    return f"{what}: {found:.2f}, bar {bar:g}: {'reached' if found >= bar else 'MISSED'}"


def _rate(rounds: list[Round]) -> float:
    return median(round_.rate for round_ in rounds)


def _cost(rounds: list[Round]) -> float:
    return median(round_.processor_us for round_ in rounds)
