"""Originals read through on their rota: slowly, the oldest check first, damage told."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from app.domain.saving import Saved
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.services.check_fixity import check_fixity, keep_checking


@pytest.fixture
def three(holding: Holding, published: Callable[..., Saved]) -> list[str]:
    """Three originals, read when they came in."""
    for code, colour in (("A 1", "red"), ("A 2", "blue"), ("A 3", "green")):
        published(code, colour)
    return sorted(holding.originals.all())


def later(holding: Holding, days: int) -> None:
    """Have so many days pass."""
    now = holding.now() + timedelta(days=days)
    holding.now = lambda: now


def flip(path: Path) -> None:
    """Turn one bit of a file over."""
    path.chmod(0o644)
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(bytes(body))


def test_nothing_is_read_before_its_time(holding: Holding, three: list[str]) -> None:
    assert len(three) == 3
    assert check_fixity(holding) == 0
    later(holding, 89)
    assert check_fixity(holding) == 0
    later(holding, 2)
    assert check_fixity(holding) == 3
    assert check_fixity(holding) == 0


def test_damage_is_noted_and_so_is_its_end(holding: Holding, three: list[str]) -> None:
    body = holding.originals.path(three[1]).read_bytes()
    flip(holding.originals.path(three[1]))
    later(holding, 91)
    check_fixity(holding)
    with holding.open(THE_DESK) as catalogue:
        assert [one.sha256 for one in catalogue.fixity.damaged(limit=9).items] == [three[1]]
        assert catalogue.fixity.is_damaged(three[1])
        assert catalogue.fixity.summary().damaged == 1
    holding.originals.put([body])
    later(holding, 91)
    check_fixity(holding)
    with holding.open(THE_DESK) as catalogue:
        assert not catalogue.fixity.has_damage()


def test_it_takes_no_more_of_the_disk_than_it_may(holding: Holding, three: list[str]) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> bool:
        pauses.append(seconds)
        return False

    later(holding, 91)
    check_fixity(holding, pause=pause)
    largest = max(holding.originals.path(one).stat().st_size for one in three)
    assert len(pauses) == 3
    assert all(0 <= seconds <= largest / 20_000_000 for seconds in pauses)


def test_whoever_stops_it_is_heard_after_one_original(holding: Holding, three: list[str]) -> None:
    later(holding, 91)
    assert check_fixity(holding, pause=lambda _: True) == 1
    assert check_fixity(holding) == len(three) - 1


def test_a_rota_that_is_stopped_ends(holding: Holding) -> None:
    stop = Event()
    stop.set()
    keep_checking(holding, stop=stop)
