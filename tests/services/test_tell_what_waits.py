"""Whatever waits to be told is told beside all other work, and goes on after a fault."""

from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from app.domain.access import AccessRule
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding, found_holding
from app.holdings.telling import tell_portions
from app.persistence import announcing
from app.services import tell_what_waits
from app.services.tell_what_waits import keep_telling
from app.settings import Settings
from tests.awaiting import PATIENCE_S, until


def is_behind(holding: Holding) -> bool:
    with holding.open(THE_PUBLIC) as catalogue:
        return catalogue.stream.is_behind()


def test_what_waits_is_told_though_the_first_try_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "AT_ONCE", 1)
    monkeypatch.setattr(tell_what_waits, "_REST_AFTER_FAULT_S", 0.01)
    tries = []

    def fail_first(holding: Holding, **named: Any) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("the disk is full")
        return tell_portions(holding, **named)

    monkeypatch.setattr("app.services.tell_what_waits.tell_portions", fail_first)
    with found_holding(Settings(home=tmp_path)) as holding:
        for access in (None, AccessRule()):
            with holding.open(THE_DESK, writes=True) as catalogue:
                catalogue.save_unit(UnitDescription("U", {}, access=access))
                for code in ("A", "B", "C") if access is None else ():
                    catalogue.publish(catalogue.save(PhotographDescription(code, unit="U")).id)
                catalogue.commit()
        assert is_behind(holding)
        stop = Event()
        thread = Thread(target=keep_telling, args=(holding,), kwargs={"stop": stop})
        thread.start()
        try:
            until(lambda: not is_behind(holding))
        finally:
            stop.set()
            thread.join(PATIENCE_S)
        with holding.open(THE_PUBLIC) as catalogue:
            kinds = [one.kind.value for one in catalogue.stream.activities(after=0, limit=20)]
    assert (kinds.count("remove"), len(kinds)) == (4, 8)
