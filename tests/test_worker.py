from pathlib import Path
from threading import Event, Thread

import pytest

from app import worker
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_DESK
from app.holdings import Holding, found_holding
from app.settings import Settings
from tests.awaiting import PATIENCE_S, until


def publish_one(holding: Holding) -> None:
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.publish(catalogue.save(PhotographDescription("A 1")).id)
        catalogue.commit()


def test_the_worker_does_what_is_asked_for_while_it_runs_and_stops_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.worker._REST_S", 0.01)
    with found_holding(Settings(home=tmp_path)) as holding:
        stop = Event()
        thread = Thread(target=worker.run, args=(holding,), kwargs={"stop": stop})
        thread.start()
        publish_one(holding)
        try:
            until(lambda: len([*holding.documents.keys()]) == 2)  # of both versions
        finally:
            stop.set()
            thread.join(PATIENCE_S)
        assert not thread.is_alive()


def test_a_fault_of_the_holding_does_not_end_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, calls = Event(), []

    def fail_first(*_: object, **__: object) -> int:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("the disk is full")
        stop.set()
        return 0

    monkeypatch.setattr("app.worker.work_off", fail_first)
    monkeypatch.setattr("app.worker._REST_AFTER_FAULT_S", 0.01)
    with found_holding(Settings(home=tmp_path)) as holding:
        worker.run(holding, stop=stop)
    assert len(calls) == 2
