"""How the suite is run: on which databases, in which order, what Python leaves alone meanwhile.

tests/conftest.py makes it a plugin of pytest.
"""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from app.persistence import database, postgresql

_TESTS: Final = Path(__file__).parent
_LONG: Final = ("faults", "journeys", "migrations", "browser", "search", "persistence")
"""Folders with files of few tests that take long, the longest first.

They begin, so that no worker is left alone with one when all others have ended.
"""
_MADE_BEFORE_LOOKING: Final = (5_000, 20, 50)
_COMPILED: Final[dict[str, LRUCache[Any, Any]]] = {}
"""What statements are in SQL, for each kind of database: the same whichever file it is in."""


def pytest_sessionstart() -> None:
    """Compile a statement once, not once for each of the thousands of databases that are made.

    And have processes that are started hear of a closed terminal, also where the suite shall not.
    """
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: None)  # what is ignored is inherited, this is not

    def opened(*given: Any, **more: Any) -> Engine:
        engine = create_engine(*given, **more)
        engine._compiled_cache = _COMPILED.setdefault(engine.dialect.name, LRUCache(2000))
        return engine

    for module in (database, postgresql):
        setattr(module, "create_engine", opened)  # noqa: B010 - mypy holds what is imported for fixed
    setattr(DefaultDialect, "__eq__", lambda one, other: _kind(one) == _kind(other))  # noqa: B010
    setattr(DefaultDialect, "__hash__", lambda one: hash(_kind(one)))  # noqa: B010


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
    gc.set_threshold(*_MADE_BEFORE_LOOKING)


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


def _kind(dialect: object) -> tuple[type, str]:
    return type(dialect), getattr(dialect, "name", "")


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(_TESTS).parts[0]
    return _LONG.index(folder) if folder in _LONG else len(_LONG)
