"""Writing for a long time so that others get their turn."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy.exc import OperationalError

from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.pen import REST_S, Pen
from app.persistence.catalogue import Catalogue
from app.persistence.database import BUSY_TIMEOUT_MS, writing
from app.persistence.postgresql import is_on_server


@dataclass
class Clock:
    """Time that passes when somebody sleeps, or says so."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


def is_free(holding: Holding) -> bool:
    """Whether somebody else could write now, without waiting."""
    with writing(holding.engine).connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        waiting = "SET lock_timeout =" if is_on_server(holding.engine) else "PRAGMA busy_timeout ="
        raw.execute(f"{waiting} 1")
        raw.commit()
        try:
            connection.begin().rollback()
        except OperationalError:
            return False
        finally:
            raw.rollback()
            raw.execute(f"{waiting} {BUSY_TIMEOUT_MS}")
            raw.commit()
    return True


def test_others_can_write_whenever_the_pen_rests(holding: Holding) -> None:
    clock, told = Clock(), []

    def sleep(seconds: float) -> None:
        told.append(("resting", is_free(holding)))
        clock.sleep(seconds)

    def write(_: Catalogue) -> None:
        told.append(("writing", is_free(holding)))

    pen = Pen(holding, clock=clock, sleep=sleep)
    for _ in range(3):
        pen.write(write)
    assert told == [
        ("writing", False), ("resting", True), ("writing", False), ("resting", True),
        ("writing", False),
    ]  # fmt: skip
    assert clock.slept == [REST_S, REST_S]


def test_it_rests_for_what_is_left_after_other_work(holding: Holding) -> None:
    clock = Clock()
    pen = Pen(holding, clock=clock, sleep=clock.sleep)
    pen.write(lambda _: None)
    clock.now += REST_S / 3
    pen.write(lambda _: None)
    clock.now += REST_S
    pen.write(lambda _: None)
    assert clock.slept == [round(REST_S * 2 / 3, 6)]


def test_it_tells_how_long_it_was_held(holding: Holding) -> None:
    clock = Clock()
    pen = Pen(holding, clock=clock, sleep=clock.sleep)

    def write(_: Catalogue) -> str:
        clock.now += 0.25
        return "written"

    assert pen.write(write) == "written"
    assert pen.held_s == 0.25


def test_a_rest_is_longer_than_the_longest_pause_of_who_waits() -> None:
    pauses_s = (0.001, 0.002, 0.005, 0.010, 0.015, 0.020, 0.025, 0.025, 0.025)  # SQLite's own
    assert sum(pauses_s) > 0.1
    assert max(pauses_s) < REST_S


def test_what_fails_is_taken_back_and_rested_after(holding: Holding) -> None:
    clock = Clock()
    pen = Pen(holding, clock=clock, sleep=clock.sleep)

    def fail(catalogue: Catalogue) -> None:
        catalogue.search_index.end()
        raise ZeroDivisionError

    with holding.open(THE_DESK) as catalogue:
        was_old = catalogue.search_index.is_old()
    with pytest.raises(ZeroDivisionError):
        pen.write(fail)
    with holding.open(THE_DESK) as catalogue:
        assert catalogue.search_index.is_old() == was_old
    pen.write(lambda _: None)
    assert clock.slept == [REST_S]
