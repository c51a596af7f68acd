"""How long others wait to write while a unit is closed and all in it is told of."""

import time
from collections.abc import Iterator
from statistics import median
from threading import Event, Thread
from typing import Final

from app.domain.access import AccessRule
from app.domain.units import UnitDescription
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.holdings.telling import tell_portions

_REST_S: Final = 0.01
_MS: Final = 1000


def measure(holding: Holding) -> Iterator[str]:
    """Close the largest unit and open it again, while somebody writes all the time."""
    for verb, access in (("closed", AccessRule()), ("opened", None)):
        waits: list[float] = []
        stop = Event()
        other = Thread(target=write_all_the_time, args=(holding, stop, waits))
        other.start()
        before = _events(holding)
        took, cost = _set_access(holding, access)
        began = time.monotonic()
        portions = tell_portions(holding, pause=stop.wait)
        told_s = time.monotonic() - began
        stop.set()
        other.join()
        yield (
            f"{verb} with {_events(holding) - before:,} events: at once in {took:.0f} ms "
            f"({cost:.0f} ms of a processor); {portions} portions in {told_s:.1f} s. "
            f"A writer waited {_told(waits)}"
        )


def _set_access(holding: Holding, access: AccessRule | None) -> tuple[float, float]:
    described = UnitDescription("F/1", {"en": ["Box 1"]}, parent="F", access=access)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.search_index.begin_writing()
        began, cost = time.monotonic(), time.thread_time()
        catalogue.save_unit(described)
        catalogue.commit()
    return (time.monotonic() - began) * _MS, (time.thread_time() - cost) * _MS


def write_all_the_time(holding: Holding, stop: Event, waits: list[float]) -> None:
    """Change units until `stop` is set, and keep how long each change had to wait, in ms."""
    number = 0
    while not stop.wait(_REST_S):
        number += 1
        described = UnitDescription(f"W/{number % 5}", {"en": [str(number)]})
        with holding.open(THE_DESK, writes=True) as catalogue:
            began = time.monotonic()
            catalogue.search_index.begin_writing()
            waits.append((time.monotonic() - began) * _MS)
            catalogue.save_unit(described)
            catalogue.commit()


def _told(waits: list[float]) -> str:
    ordered = sorted(waits)
    often = ordered[int(len(ordered) * 0.99)]
    return (
        f"{median(ordered):.0f} ms (half of {len(ordered)} times less), {often:.0f} ms "
        f"(99 of 100), {ordered[-1]:.0f} ms at most"
    )


def _events(holding: Holding) -> int:
    with holding.open(THE_PUBLIC) as catalogue:
        return catalogue.stream.count()
