"""A server learns what searches remember, and never fails for it."""

import gc
import logging
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from app.holdings import Holding
from app.persistence.database import writing
from app.services.get_ready import get_ready, give_back_always


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Let what was to stay go again, and look for what is dead as often as before."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_it_learns_beside_and_leaves_what_is_there(holding: Holding) -> None:
    before = gc.get_freeze_count()
    learning = get_ready(holding)
    learning.join(timeout=30)
    assert not learning.is_alive()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold() > (700, 10, 10)


def test_one_thread_gives_memory_back_as_long_as_the_process_lives(holding: Holding) -> None:
    for _ in range(2):
        get_ready(holding).join(timeout=30)
    names = [thread.name for thread in threading.enumerate()]
    assert names.count("giving memory back") == 1


def test_memory_is_given_back_again_and_again_until_it_is_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop = threading.Event()
    given: list[None] = []

    def give() -> None:
        given.append(None)
        if len(given) == 3:
            stop.set()

    monkeypatch.setattr("app.services.get_ready.give_back_what_is_free", give)
    give_back_always(every_s=0, stop=stop)
    assert len(given) == 3


def test_an_sqlite_that_can_damage_the_catalogue_is_warned_of(
    holding: Holding, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    get_ready(holding).join(timeout=30)
    assert not caplog.records
    older = SimpleNamespace(sqlite_version="3.51.2", __name__="sqlite3")
    monkeypatch.setattr("app.persistence.database_checkup.driver", lambda: older)
    get_ready(holding).join(timeout=30)
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "SQLite 3.51.2 by sqlite3: versions before 3.51.3 can damage" in record.getMessage()


def test_what_can_not_be_learnt_stops_nobody(
    holding: Holding, caplog: pytest.LogCaptureFixture
) -> None:
    with writing(holding.engine).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE search_block RENAME TO elsewhere")
    with caplog.at_level(logging.ERROR):
        get_ready(holding).join(timeout=30)
    assert "could not be learnt" in caplog.text
