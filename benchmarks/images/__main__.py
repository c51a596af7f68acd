"""Verso's images beside Debian's iipimage-server and nginx, in one run.

    .venv/bin/python -m benchmarks.images [--rounds 3] [--seconds 3] [--only W1 W3]

Run it from the project's folder. It needs Debian's nginx-light, iipimage-server, memcached and gcc,
and two cores: the server under test has the first, the client the second. Every answer is checked
to be a JPEG file of the size asked for. W1: tiles as OpenSeadragon asks. W2: the sizes of viewers'
lists. W2r: thumbnails of any width. W3: regions at any place and size, none twice.
"""

import argparse
import os
from pathlib import Path

from benchmarks.images.comparing import Course, compare, faults, table, verdicts
from benchmarks.images.load import Client
from benchmarks.images.pictures import prepare
from benchmarks.images.workloads import WORKLOADS

_WORK = Path("/tmp/verso-benchmark")  # noqa: S108 - it can be named, and holds nothing of value


def main() -> None:
    """Prepare, compare, tell."""
    told = argparse.ArgumentParser(prog="benchmarks.images", description=__doc__)
    told.formatter_class = argparse.RawDescriptionHelpFormatter
    told.add_argument("--work", type=Path, default=_WORK, help="where everything is made")
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--seconds", type=float, default=3.0, help="the length of a round")
    told.add_argument("--only", nargs="+", choices=list(WORKLOADS), default=list(WORKLOADS))
    given = told.parse_args()
    prepared = prepare(given.work.absolute())
    client = Client.compiled(prepared.folder)
    print(f"load average {os.getloadavg()[0]:.1f} before")
    results = compare(prepared, client, Course(given.rounds, given.seconds, tuple(given.only)))
    lines = [table(results), *verdicts(results), *faults(results)]
    print("\n".join(lines))
    print(f"load average {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
