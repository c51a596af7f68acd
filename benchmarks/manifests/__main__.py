"""Manifests and collections beside what they are held against, in one run.

    .venv/bin/python -m benchmarks.manifests [--rounds 3] [--seconds 3]
        [--only serving building collections]

Run it from the project's folder. It needs gcc and two cores: the server has the first, the client
the second. `serving`: a stored manifest, in each of its forms, beside a warm tile of the same
server. `building`: a manifest of 1,000 sides in a process of its own. `collections`: the first part
of a unit of 500,000 photographs beside that of one of 50.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.manifests import building, collections, serving

_WORK = Path("/tmp/verso-benchmark-manifests")  # noqa: S108 - it can be named, and holds nothing of value
_PARTS: Final[dict[str, Callable[[Path, argparse.Namespace], list[str]]]] = {
    "serving": lambda work, given: serving.report(work, rounds=given.rounds, seconds=given.seconds),
    "building": lambda _work, given: building.report(rounds=given.rounds),
    "collections": lambda work, given: collections.report(work, photographs=given.photographs),
}


def main() -> None:
    """Prepare, measure, tell."""
    told = argparse.ArgumentParser(prog="benchmarks.manifests", description=__doc__)
    told.formatter_class = argparse.RawDescriptionHelpFormatter
    told.add_argument("--work", type=Path, default=_WORK, help="where everything is made")
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--seconds", type=float, default=3.0, help="the length of a round")
    told.add_argument("--photographs", type=int, default=500_000, help="of the large unit")
    told.add_argument("--only", nargs="+", choices=list(_PARTS), default=list(_PARTS))
    given = told.parse_args()
    work = given.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    print(f"load average {os.getloadavg()[0]:.1f} before")
    for part in given.only:
        print("\n".join(_PARTS[part](work, given)), flush=True)
    print(f"load average {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
