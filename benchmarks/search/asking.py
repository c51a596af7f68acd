"""How long whole answers take, beside the engine's own ranked answer for the same words."""

import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from benchmarks.search.questions import Question, questions

_RANKED = {
    "sqlite": "SELECT rowid FROM search_fts WHERE search_fts MATCH :asked ORDER BY rank LIMIT 20",
    "postgresql": "SELECT row FROM search_entry WHERE postings @@ CAST(:asked AS tsquery) "
    "ORDER BY ts_rank(postings, CAST(:asked AS tsquery)) DESC LIMIT 20",
}


FIRST = "all, the first time"


@dataclass(slots=True)
class Times:
    """Milliseconds of one kind of question: of whole answers, and of the bare engine.

    `processor` is what whole answers took of the processor: on a machine that does other things
    too, the rest was waiting for it.
    """

    whole: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    found: list[int] = field(default_factory=list)


def ask_all(holding: Holding) -> dict[str, Times]:
    """Ask every question twice, each time whole and then bare; the second time counts.

    What the first time took is told too: the pages of the disk are read then, and the postings of
    frequent words, which are remembered.
    """
    times: defaultdict[str, Times] = defaultdict(Times)
    with holding.engine.connect() as connection:
        asked = questions(connection)
        for question in asked:
            _ask(holding, connection, question, times[FIRST])
        for question in asked:
            _ask(holding, connection, question, times[question.kind])
    return dict(times)


def table(times: dict[str, Times]) -> Iterator[str]:
    """Write the times as a table."""
    yield (
        "| kind | photographs found | whole p50 | whole p99 | of it processor p50 | processor p99 "
        "| engine p50 | engine p99 |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    everything = Times()
    for kind, each in times.items():
        if kind == FIRST:
            continue
        yield _line(kind, each)
        everything.whole += each.whole
        everything.processor += each.processor
        everything.bare += each.bare
        everything.found += each.found
    yield _line("all", everything)
    yield _line(FIRST, times[FIRST])


def _line(kind: str, times: Times) -> str:
    both = (times.whole, times.processor, times.bare)
    figures = [f"{at(each, part):.1f}" if each else "" for each in both for part in (0.5, 0.99)]
    return f"| {kind} | {statistics.median(times.found):.0f} | {' | '.join(figures)} |"


def at(values: list[float], part: float) -> float:
    """Give the value below which so large a part of them lies."""
    in_order = sorted(values)
    return in_order[min(len(in_order) - 1, int(part * len(in_order)))]


def _ask(holding: Holding, connection: Connection, question: Question, told: Times) -> None:
    with (
        _timed(told.whole),
        _timed(told.processor, time.thread_time),
        holding.open(THE_PUBLIC) as catalogue,
    ):
        answer = catalogue.find(SearchRequest(question.typed, limit=10))
    told.found.append(answer.total)
    name = holding.engine.dialect.name
    asked = question.bare if name == "sqlite" else _for_server(question.bare)
    with _timed(told.bare):
        connection.execute(text(_RANKED[name]), {"asked": asked}).all()


def _for_server(bare: str) -> str:
    """Write a question to FTS5 as a `tsquery`: words alone, since the postings have no places."""
    told = re.sub(r"NEAR\((\S+) (\S+), \d+\)", r"\1 & \2", bare).replace('" *', '":*')
    for theirs, ours in ((" AND ", " & "), (" + ", " & "), (" OR ", " | "), (" NOT ", " & !")):
        told = told.replace(theirs, ours)
    return told.replace('"', "'")


@contextmanager
def _timed(times: list[float], clock: Callable[[], float] = time.perf_counter) -> Iterator[None]:
    began = clock()
    yield
    times.append(1000 * (clock() - began))
