"""What harvesters cost: a page of every list at its beginning and deep inside, and a unit closed.

    .venv/bin/python -m benchmarks.harvesting --photographs 10000 100000 1000000
        [--folder /tmp/verso-harvesting] [--only lists walking closing]

Run it from the project's folder. A catalogue of each size is made within SQLite, in a minute or two
for a million, and kept in the folder. Lists are told by the processor's time; how long others wait
to write is told by the clock, and is worth what else the machine does.
"""

import argparse
from pathlib import Path
from typing import Final

from app.holdings.opening import found_holding
from app.settings import read_settings
from benchmarks.harvesting import closing, lists, walking
from benchmarks.harvesting.catalogue import fill, is_filled

_FOLDER = Path("/tmp/verso-harvesting")  # noqa: S108 - it can be named, and holds nothing of value
_PARTS: Final = ("lists", "walking", "closing")


def main() -> None:
    """Make what is missing, measure, tell."""
    told = argparse.ArgumentParser(prog="benchmarks.harvesting", description=__doc__)
    told.add_argument("--photographs", type=int, nargs="+", default=[10_000])
    told.add_argument("--folder", type=Path, default=_FOLDER)
    told.add_argument("--only", nargs="+", choices=_PARTS, default=_PARTS)
    given = told.parse_args()
    for size in given.photographs:
        print(f"\n## {size:,} photographs\n", flush=True)
        with found_holding(read_settings(home=given.folder / str(size))) as holding:
            if not is_filled(holding):
                fill(holding, size)
            if "lists" in given.only:
                print("| List | first page, ms | deep inside, ms | ratio |\n|---|---|---|---|")
                for one in lists.measure(holding):
                    ratio = one.deep_ms / one.beginning_ms
                    costs = f"{one.beginning_ms:.1f} | {one.deep_ms:.1f} | {ratio:.2f}"
                    print(f"| {one.name} | {costs} |", flush=True)
            if "walking" in given.only:
                for line in walking.measure(holding):
                    print(f"\n{line}", flush=True)
            if "closing" in given.only:
                for line in closing.measure(holding):
                    print(f"\nA unit is {line}", flush=True)


if __name__ == "__main__":
    main()
