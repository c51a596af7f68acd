"""When what was found was taken: a bar for each decade or year, drawn here, each a link."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain.hits import Facet, SearchAnswer
from app.exchange.search_address import AskedSearch

WIDTH: Final = 480
HEIGHT: Final = 110
_GAP: Final = 2
_LEAST_HEIGHT: Final = 4
_DECADE: Final = 10
_MOST_BARS: Final = 60
_FEWEST_PLACES: Final = 6  # so that a single bar is no block
_MOST_LABELS: Final = 5
_FIRST_DECADE: Final = 10
_LAST_DECADE: Final = 9990


@dataclass(frozen=True, slots=True)
class Bar:
    """A decade or a year, with its place in the drawing. Not every one has a label."""

    first_year: int
    last_year: int
    count: int
    x: float
    y: float
    width: float
    height: float
    link: str
    is_labelled: bool

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: `width` x `height`, without the line of labels below.

    Where days are asked of, `certain` says how many were taken then for certain, `certain_link`
    leads to them, and `wider_link` to the photographs of all times.
    """

    bars: tuple[Bar, ...] = ()
    undated: int = 0
    certain: int = 0
    certain_link: str = ""
    wider_link: str = ""
    width: int = WIDTH
    height: int = HEIGHT


def timeline(answer: SearchAnswer, asked: AskedSearch, path: str) -> Timeline:
    """Draw the years that are asked of, else the decades, from the first to the last one.

    Of very many, those that have something stand side by side.
    """
    step = 1 if answer.years else _DECADE
    counts = answer.years or answer.timeline
    known = {
        year: count
        for year, count in counts.items()
        if _FIRST_DECADE <= year <= _LAST_DECADE and count
    }
    drawn = Timeline(tuple(_bars(known, step, asked, path)) if known else (), answer.undated)
    return replace(drawn, **_of_days(answer, asked, path)) if asked.days else drawn


def _bars(known: Mapping[int, int], step: int, asked: AskedSearch, path: str) -> Iterator[Bar]:
    whole = range(min(known), max(known) + 1, step)
    firsts = list(whole) if len(whole) <= _MOST_BARS else sorted(known)[-_MOST_BARS:]
    most, width = max(known.values()), WIDTH / max(len(firsts), _FEWEST_PLACES)
    every = -(-len(firsts) // _MOST_LABELS)
    for place, first in enumerate(firsts):
        count = known.get(first, 0)
        height = max(_LEAST_HEIGHT, count / most * HEIGHT) if count else 0
        last = first + step - 1
        yield Bar(
            first_year=first,
            last_year=last,
            count=count,
            x=round(place * width, 1),
            y=round(HEIGHT - height, 1),
            width=round(max(1, width - _GAP), 1),
            height=round(height, 1),
            link=f"{path}?{_within(asked, first, last).address_query()}",
            is_labelled=place % every == 0,
        )


def _within(asked: AskedSearch, first: int, last: int) -> AskedSearch:
    return asked.between((f"{first:04}", date(first, 1, 1)), (f"{last:04}", date(last, 12, 31)))


def _of_days(answer: SearchAnswer, asked: AskedSearch, path: str) -> dict[str, Any]:
    """Say what is certain, unless nothing else is asked for or all is."""
    certain = sum(one.count for one in answer.facets.get("certainly", Facet()).values)
    wider = asked.between(None, None).with_flag("certainly", value=False)
    told: dict[str, Any] = {"wider_link": f"{path}?{wider.address_query()}"}
    if certain < answer.total and not asked.filters.certainly:
        narrowed = asked.with_flag("certainly", value=True)
        told["certain"] = certain
        told["certain_link"] = f"{path}?{narrowed.address_query()}"
    return told
