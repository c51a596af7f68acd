"""Verso's images beside Debian's iipimage-server and nginx, in one run.

    .venv/bin/python -m benchmarks.images [--rounds 3] [--seconds 3] [--only W1 W3]
        [--also memory processes importing]

Run it from the project's folder. It needs Debian's nginx-light, iipimage-server, memcached and gcc,
and two cores: the server under test has the first, the client the second. Every answer is checked
to be a JPEG file of the size asked for. W1: tiles as OpenSeadragon asks. W2: the sizes of viewers'
lists. W2r: thumbnails of any width. W3: regions at any place and size, none twice.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.images import many_processes, memory, while_importing
from benchmarks.images.comparing import Course, compare, faults, table, verdicts
from benchmarks.images.load import Client
from benchmarks.images.pictures import Prepared, prepare
from benchmarks.images.workloads import WORKLOADS

_WORK = Path("/tmp/verso-benchmark")  # noqa: S108 - it can be named, and holds nothing of value


_MORE: Final[dict[str, Callable[[Prepared, Client, argparse.Namespace], list[str]]]] = {
    "memory": lambda prepared, client, given: memory.report(
        prepared, client, answers=given.answers
    ),
    "processes": lambda prepared, client, given: many_processes.report(
        prepared, client, rounds=given.rounds, seconds=given.seconds
    ),
    "importing": lambda prepared, _client, _given: while_importing.report(prepared),
}


def main() -> None:
    """Prepare, compare, tell."""
    told = argparse.ArgumentParser(prog="benchmarks.images", description=__doc__)
    told.formatter_class = argparse.RawDescriptionHelpFormatter
    told.add_argument("--work", type=Path, default=_WORK, help="where everything is made")
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--seconds", type=float, default=3.0, help="the length of a round")
    told.add_argument("--only", nargs="*", choices=list(WORKLOADS), default=list(WORKLOADS))
    told.add_argument("--also", nargs="+", choices=list(_MORE), default=[])
    told.add_argument("--answers", type=int, default=50_000, help="how many for --also memory")
    given = told.parse_args()
    prepared = prepare(given.work.absolute())
    client = Client.compiled(prepared.folder)
    print(f"load average {os.getloadavg()[0]:.1f} before")
    if given.only:
        course = Course(given.rounds, given.seconds, tuple(given.only))
        results = compare(prepared, client, course)
        print("\n".join([table(results), *verdicts(results), *faults(results)]), flush=True)
    for more in given.also:
        print("\n".join(_MORE[more](prepared, client, given)), flush=True)
    print(f"load average {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
