"""How fast an index is made anew, and how long others wait meanwhile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import Final, NamedTuple

from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.holdings.opening import found_holding
from app.holdings.reindexing import Reindexing
from app.persistence.database import writing
from app.persistence.fulltext.entry_words import COLUMNS
from app.settings import Settings
from benchmarks.search.asking import at

_ALONE_S: Final = 3.0
"""How long a piece may take where nobody waits."""

_REST_S: Final = 0.02


def first(holding: Holding, inscriptions: int) -> str:
    """Make an index for the first time, with nobody waiting."""
    took = timed(lambda: Reindexing(holding, writing_s=_ALONE_S).entries())
    return f"First pass, which fills the dictionary: {_rate(inscriptions, took)}"


def again(holding: Holding, inscriptions: int) -> Iterator[str]:
    """Make it once more, with and without words that are as they were: alone, and beside others.

    The others, of another process, read and write meanwhile, and their waits are measured.
    """
    for name, spoil in (("as they were", _make_old), ("written", _take_words_out)):
        spoil(holding)
        took = timed(Reindexing(holding).entries)
        yield f"Made anew, alone, all postings {name}: {_rate(inscriptions, took)}"
        spoil(holding)
        yield from _beside_others(holding, inscriptions, f"all postings {name}")


def _beside_others(holding: Holding, inscriptions: int, name: str) -> Iterator[str]:
    before, waits = _Waits(), _Waits()
    with _others(holding, before):
        time.sleep(_ALONE_S)
    context = get_context("spawn")  # as `verso reindex` does it, beside a server
    told, telling = context.Pipe(duplex=False)
    process = context.Process(target=_make_anew, args=(holding.settings, telling))
    process.start()
    told.recv()
    with _others(holding, waits):
        took: Took = told.recv()
    process.join()
    yield f"Made anew while others read and write, {name}: {_rate(inscriptions, took)}"
    yield f"A writer waited {_waits(waits.writes)}; with nothing beside it {_waits(before.writes)}"
    yield (
        f"A reader waited for its answer {_waits(waits.reads)}; "
        f"with nothing beside it {_waits(before.reads)}"
    )


def _make_anew(settings: Settings, telling: Connection) -> None:
    with found_holding(settings) as holding:
        holding.analyser.warm()
        telling.send(None)
        telling.send(timed(Reindexing(holding).entries))


@dataclass(slots=True)
class _Waits:
    """Seconds that others waited, one by one."""

    writes: list[float] = field(default_factory=lambda: [0.0])
    reads: list[float] = field(default_factory=lambda: [0.0])


@contextmanager
def _others(holding: Holding, waits: _Waits) -> Iterator[None]:
    """Have a reader and a writer beside what is done here."""
    stop = Event()
    others = [
        Thread(target=_again_and_again, args=(stop, waits.writes, lambda: _write(holding))),
        Thread(target=_again_and_again, args=(stop, waits.reads, lambda: _read(holding))),
    ]
    for other in others:
        other.start()
    try:
        yield
    finally:
        stop.set()
        for other in others:
            other.join()


def _make_old(holding: Holding) -> None:
    """Have all entries made again, as after a change of rules."""
    with writing(holding.engine).begin() as connection:
        connection.exec_driver_sql("UPDATE search_entry SET made_by = ''")
        connection.exec_driver_sql("DELETE FROM search_state WHERE fact = 'reached'")


def _take_words_out(holding: Holding) -> None:
    """Have all postings written again, as after a change of rules by which every text is cut."""
    no_words = ", ".join(f"{column} = ''" for column in COLUMNS)
    with writing(holding.engine).begin() as connection:
        connection.exec_driver_sql(f"UPDATE search_entry SET made_by = '', {no_words}")
        connection.exec_driver_sql("UPDATE term SET df = 0")
        connection.exec_driver_sql("DELETE FROM search_state WHERE fact = 'reached'")


def _again_and_again(stop: Event, waits: list[float], deed: Callable[[], float]) -> None:
    while not stop.is_set():
        waits.append(deed())
        time.sleep(_REST_S)


def _write(holding: Holding) -> float:
    """Begin a writing transaction, and give how long that took."""
    began = time.perf_counter()
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.search_index.begin_writing()
        return time.perf_counter() - began


def _read(holding: Holding) -> float:
    began = time.perf_counter()
    with holding.open(THE_PUBLIC) as catalogue:
        catalogue.find(SearchRequest("wiosna 1941", limit=10))
    return time.perf_counter() - began


class Took(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float


def timed(deed: Callable[[], object]) -> Took:
    """Give how long something takes."""
    began = time.perf_counter(), time.process_time()
    deed()
    return Took(time.perf_counter() - began[0], time.process_time() - began[1])


def _rate(inscriptions: int, took: Took) -> str:
    by_clock, of_processor = (inscriptions / seconds for seconds in took)
    return (
        f"{by_clock:,.0f} inscriptions a second ({took.clock:.0f} s); "
        f"{of_processor:,.0f} a second of processor time"
    )


def _waits(waits: list[float]) -> str:
    p50, p99, longest = (1000 * at(waits, part) for part in (0.5, 0.99, 1))
    return f"{p50:.0f} ms (p50), {p99:.0f} (p99), {longest:.0f} (longest of {len(waits)})"
