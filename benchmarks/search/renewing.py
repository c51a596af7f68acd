"""How fast an index is made anew, and how long others wait meanwhile."""

import time
from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import Final, NamedTuple

from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.holdings.reindexing import Reindexing
from app.persistence.fulltext.entry_words import COLUMNS

_ALONE_S: Final = 3.0
"""How long a piece may take where nobody waits."""

_REST_S: Final = 0.02


def first(holding: Holding, inscriptions: int) -> str:
    """Make an index for the first time, with nobody waiting."""
    took = timed(lambda: Reindexing(holding, writing_s=_ALONE_S).entries())
    return f"First pass, which fills the dictionary: {_rate(inscriptions, took)}"


def again(holding: Holding, inscriptions: int) -> Iterator[str]:
    """Make it once more: alone, with and without words that are as they were; then beside others.

    These read and write meanwhile, and their waits are measured.
    """
    _make_old(holding)
    took = timed(lambda: Reindexing(holding, writing_s=_ALONE_S).entries())
    yield f"Made anew, alone, all words as they were: {_rate(inscriptions, took)}"
    _make_old(holding)
    yield from _beside_others(holding, inscriptions)
    _take_words_out(holding)
    took = timed(lambda: Reindexing(holding, writing_s=_ALONE_S).entries())
    yield f"Made anew, alone, all postings written: {_rate(inscriptions, took)}"


def _beside_others(holding: Holding, inscriptions: int) -> Iterator[str]:
    stop, writes, reads = Event(), [0.0], [0.0]
    others = [
        Thread(target=_again_and_again, args=(stop, writes, lambda: _write(holding))),
        Thread(target=_again_and_again, args=(stop, reads, lambda: _read(holding))),
    ]
    for other in others:
        other.start()
    took = timed(Reindexing(holding).entries)
    stop.set()
    for other in others:
        other.join()
    yield f"Made anew while others read and write: {inscriptions / took.clock:,.0f} a second"
    yield f"Meanwhile a writer waited {_waits(writes)}, a reader for its answer {_waits(reads)}"


def _make_old(holding: Holding) -> None:
    """Have all entries made again, as after a change of rules."""
    with holding.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE search_entry SET made_by = ''")
        connection.exec_driver_sql("DELETE FROM search_state WHERE fact = 'reached'")


def _take_words_out(holding: Holding) -> None:
    """Have all postings written again, as after a change of rules by which every text is cut."""
    no_words = ", ".join(f"{column} = ''" for column in COLUMNS)
    with holding.engine.begin() as connection:
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
    in_order = sorted(waits)
    middle, longest = in_order[len(in_order) // 2], in_order[-1]
    return f"{1000 * middle:.0f} ms (p50), {1000 * longest:.0f} ms (longest of {len(in_order)})"
