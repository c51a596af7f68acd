"""How fast the search is, beside the bare engine's own ranked answer for the same words.

    .venv/bin/python -m benchmarks.search --inscriptions 10000 100000 [--folder /tmp/verso-search]
        [--only asking saving reindexing]

Run it from the project's folder, on a machine that does nothing else. A catalogue of each size is
made of a seed and kept in the folder, so that a second run begins with the questions: 10,000
inscriptions take minutes, 1,000,000 most of an hour. With VERSO_DATABASE_URL a PostgreSQL database
is filled and asked instead (an empty one for each size).
"""

import argparse
import os
from pathlib import Path
from typing import Final

from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.holdings.opening import found_holding
from app.services.get_ready import settle
from app.settings import read_settings
from benchmarks.search import asking, renewing, saving
from benchmarks.search.catalogue import fill, has_photographs
from benchmarks.search.renewing import timed

_FOLDER = Path("/tmp/verso-search")  # noqa: S108 - it can be named, and holds nothing of value
_PARTS: Final = ("asking", "saving", "reindexing")


def main() -> None:
    """Make what is missing, measure, tell."""
    told = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    told.add_argument("--inscriptions", type=int, nargs="+", default=[10_000])
    told.add_argument("--folder", type=Path, default=_FOLDER)
    told.add_argument("--only", nargs="+", choices=_PARTS, default=_PARTS)
    given = told.parse_args()
    for size in given.inscriptions:
        print(f"\n## {size:,} inscriptions\n", flush=True)
        with _made(given.folder / str(size), size) as holding:
            _measure(holding, size, given.only)


def _made(folder: Path, size: int) -> Holding:
    """Give a catalogue of a size, made if it is not there."""
    holding = found_holding(read_settings(home=folder))
    if not has_photographs(holding.engine):
        count = fill(holding.engine, size)
        print(f"{count:,} photographs are written; now their index.", flush=True)
        print(renewing.first(holding, size), flush=True)
    return holding


def _measure(holding: Holding, size: int, parts: tuple[str, ...]) -> None:
    holding.analyser.warm()
    with holding.open(THE_PUBLIC) as catalogue:
        took = timed(catalogue.search_index.remember)
    print(f"What searches remember is learnt in {took.clock:.1f} s.\n", flush=True)
    settle()  # as a server does
    if "asking" in parts:
        for line in asking.table(asking.ask_all(holding)):
            print(line, flush=True)
        print(f"\nMemory of the process at most: {_most_memory_mb():.0f} MB", flush=True)
    if "saving" in parts:
        print(saving.report(holding), flush=True)
    if "reindexing" in parts:
        for line in renewing.again(holding, size):
            print(line, flush=True)


def _most_memory_mb() -> float:
    """Read what the process has held at most, in megabytes (Linux)."""
    status = Path(f"/proc/{os.getpid()}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
