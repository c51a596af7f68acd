"""How well a search answers: recall of the first ten, mean reciprocal rank, and precision."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.domain.hits import SearchAnswer
from app.domain.viewers import THE_PUBLIC
from app.exchange.search_address import AskedSearch
from app.holdings import Holding
from app.services.find_photographs import find_photographs
from tests.search.queries import Query

FIRST: Final = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its answer: the codes of what was found, what is only like it behind."""

    query: Query
    answer: SearchAnswer
    exact: tuple[str, ...]
    approximate: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """The codes of the first ten."""
        return (*self.exact, *self.approximate)[:FIRST]

    @property
    def recall(self) -> float:
        """The share of what is wanted among the first ten."""
        possible = min(FIRST, len(self.query.wanted))
        return len(set(self.query.wanted) & set(self.first)) / possible if possible else 1.0

    @property
    def reciprocal_rank(self) -> float:
        """One through the place of the first that is wanted; 0 where there is none."""
        places = [place for place, code in enumerate(self.first, 1) if code in self.query.wanted]
        return 1 / places[0] if places else float(not self.query.wanted)

    def faults(self) -> Iterator[str]:
        """Say what is wrong with the answer, each in a line."""
        missing = [code for code in self.query.wanted if code not in self.first]
        if missing:
            yield f"missing {' '.join(missing)}"
        elif self.reciprocal_rank < 1:
            yield f"first at place {round(1 / self.reciprocal_rank)}, behind {self.first[0]}"
        for code in self.query.unwanted:
            if code in self.exact:
                yield f"{code} is no exact answer"
        for code in self.query.never:
            if code in self.exact + self.approximate:
                yield f"{code} must not be found"
        for code, words in self.query.quotes.items():
            if words not in self._quoted(code):
                yield f"{code} is quoted as {self._quoted(code)}, not as {words!r}"

    def _quoted(self, code: str) -> list[str]:
        hits = (*self.answer.items, *self.answer.approximate)
        return [
            highlight.quotation.exact
            for hit in hits
            if hit.photograph.reference_code == code
            for highlight in hit.highlights
        ]


@dataclass(frozen=True, slots=True)
class Figures:
    """What some queries came to. `precision` is of the exact answers among the first ten."""

    name: str
    count: int
    recall: float
    reciprocal_rank: float
    precision: float

    def __str__(self) -> str:
        """One line of the report's table."""
        return (
            f"{self.name:<20} {self.count:>4} {self.recall:>7.3f} {self.reciprocal_rank:>7.3f} "
            f"{self.precision:>7.3f}"
        )


def ask(holding: Holding, query: Query) -> Asked:
    """Ask the catalogue, as the public does."""
    asked = AskedSearch(query.ask, query.filters, limit=FIRST)
    answer = find_photographs(holding, THE_PUBLIC, asked).answer
    return Asked(
        query,
        answer,
        tuple(hit.photograph.reference_code for hit in answer.items),
        tuple(hit.photograph.reference_code for hit in answer.approximate),
    )


def figures(name: str, asked: Sequence[Asked]) -> Figures:
    """Sum up. A query of which nothing is wanted counts for precision alone."""
    answered = [each for each in asked if each.query.wanted]
    shown = sum(len(each.exact[:FIRST]) for each in asked)
    good = sum(len(set(each.exact[:FIRST]) & set(each.query.wanted)) for each in asked)
    return Figures(
        name,
        len(asked),
        _mean(each.recall for each in answered),
        _mean(each.reciprocal_rank for each in answered),
        good / shown if shown else 1.0,
    )


def by_category(asked: Iterable[Asked]) -> tuple[Figures, ...]:
    """Sum up each category."""
    ordered = sorted(asked, key=lambda each: each.query.category)
    grouped = groupby(ordered, key=lambda each: each.query.category)
    return tuple(figures(category, list(group)) for category, group in grouped)


def report(asked: Sequence[Asked], *, with_failures: bool = True) -> str:
    """Set the figures as a table, and below it every query whose answer has a fault."""
    lines = [f"{'':<20} {'n':>4} {'recall':>7} {'MRR':>7} {'prec.':>7}"]
    lines += map(str, (*by_category(asked), figures("all", asked)))
    for each in asked if with_failures else ():
        lines += [f"  {each.query}: {fault}" for fault in each.faults()]
    return "\n".join(lines)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0
