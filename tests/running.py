"""How the suite is run: on which databases, in which order, what Python leaves alone meanwhile.

tests/conftest.py makes it a plugin of pytest.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

_TESTS: Final = Path(__file__).parent
_LONG: Final = ("faults", "journeys", "migrations", "browser", "search", "persistence")
"""Folders with files of few tests that take long, the longest first.

They begin, so that no worker is left alone with one when all others have ended.
"""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Find the tests without looking for what is dead: all that is found stays to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=_place)


def pytest_collection_finish() -> None:
    """Let Python leave alone what is there to stay: thousands of tests, and all that is imported.

    Going through them, to see whether they may go, takes a good part of a second each time.
    """
    gc.collect()
    gc.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that is marked `both_databases` on SQLite and on PostgreSQL."""
    marked = metafunc.definition.get_closest_marker
    if "engine" not in metafunc.fixturenames or marked("sqlite_only"):
        return
    if marked("both_databases"):
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what is about SQLite or its file where every holding is on PostgreSQL."""
    if os.environ.get("ON_SERVER") and item.get_closest_marker("sqlite_only"):
        pytest.skip("it asks SQLite itself, or is about a catalogue in a file")


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(_TESTS).parts[0]
    return _LONG.index(folder) if folder in _LONG else len(_LONG)
