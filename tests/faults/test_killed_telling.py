"""SIGKILL between the portions in which the public is told: nothing is lost, nothing said twice."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.access import AccessRule
from app.domain.activities import ActivityKind, PublicNoun
from app.domain.photographs import PhotographDescription
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import open_holding
from app.persistence import announcing
from app.settings import Settings

if TYPE_CHECKING:
    from tests.faults.conftest import Coroner

PHOTOGRAPHS = 9


@pytest.fixture
def closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A unit that was closed with what is in it, of which two things are told already."""
    monkeypatch.setattr(announcing, "AT_ONCE", 2)
    ids = set()
    with open_holding(Settings(home=home)) as holding:
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription("U", {}))
            for number in range(PHOTOGRAPHS):
                ids.add(catalogue.save(PhotographDescription(f"U/{number}", unit="U")).id)
            for photograph_id in ids:
                catalogue.publish(photograph_id)
            catalogue.commit()
        with holding.open(THE_DESK, writes=True) as catalogue:
            catalogue.save_unit(UnitDescription("U", {}, access=AccessRule()))
            catalogue.commit()
    return ids


def removed(home: Path) -> tuple[Counter[str], bool]:
    """Count how often each photograph was removed; say whether more waits."""
    with open_holding(Settings(home=home)) as holding, holding.open(THE_PUBLIC) as catalogue:
        events = catalogue.stream.activities(after=0, limit=1000)
        assert [one.sequence for one in events] == list(range(1, len(events) + 1))
        assert len(events) == catalogue.stream.count()
        assert catalogue.photographs(limit=10).items == ()
        gone = Counter(
            one.subject_id
            for one in events
            if one.kind is ActivityKind.REMOVE and one.noun is PublicNoun.PHOTOGRAPH
        )
        return gone, catalogue.stream.is_behind()


def test_a_kill_between_portions_loses_nothing_and_tells_nothing_twice(
    home: Path, coroner: "Coroner", closed: set[str]
) -> None:
    counts = []
    for at in (1, 2, 3, None):
        assert coroner.run("tell", home, at=at).code == (0 if at is None else -9)
        gone, is_behind = removed(home)
        assert set(gone.values()) == {1}
        assert is_behind is (at is not None)
        counts.append(len(gone))
    assert counts == [2, 4, 8, PHOTOGRAPHS]
    assert set(gone) == closed
    coroner.require_sound(home)
