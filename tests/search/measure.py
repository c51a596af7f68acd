"""Measure how well the search answers: `.venv/bin/python tests/search/measure.py --help`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

# A package that validates IIIF installs a `tests` of its own; ours is meant.
_OURS = ModuleType("tests")
_OURS.__path__ = [str(Path(__file__).parents[1])]
sys.modules["tests"] = _OURS

from app.holdings import found_holding  # noqa: E402
from app.settings import Settings  # noqa: E402
from tests.search.corpus import catalogue_all  # noqa: E402
from tests.search.quality import ask, report  # noqa: E402
from tests.search.queries import LISTS, TUNED, queries  # noqa: E402


def main() -> None:
    """Catalogue the corpus in a folder that goes again, ask the queries, and print the table."""
    arguments = _arguments()
    chosen = [
        query
        for query in queries(*arguments.lists)
        if not arguments.category or query.category in arguments.category
    ]
    with (
        TemporaryDirectory() as folder,
        found_holding(Settings(home=Path(folder) / "holding")) as holding,
    ):
        catalogue_all(holding)
        asked = [ask(holding, query) for query in chosen]
    print(report(asked, with_failures=not arguments.figures_only))  # noqa: T201


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="*", default=[TUNED], metavar="LIST", help=", ".join(LISTS))
    parser.add_argument("--category", action="append", help="this category alone; repeatable")
    parser.add_argument(
        "--figures-only", action="store_true", help="the table without the queries that fail"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
