"""When what was found was taken: a bar for each decade, drawn here, each a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

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
    """A decade, by its first year, with its place in the drawing. `label` may be left out."""

    decade: int
    count: int
    x: float
    y: float
    width: float
    height: float
    link: str
    is_labelled: bool

    @property
    def last_year(self) -> int:
        """The last year of it."""
        return self.decade + _DECADE - 1

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: `width` x `height`, without the line of labels below."""

    bars: tuple[Bar, ...] = ()
    undated: int = 0
    width: int = WIDTH
    height: int = HEIGHT


def timeline(counts: Mapping[int, int], undated: int, asked: AskedSearch, path: str) -> Timeline:
    """Draw the decades from the first to the last one, with the gaps between them.

    Of very many, those that have something stand side by side.
    """
    known = {
        decade: count
        for decade, count in counts.items()
        if _FIRST_DECADE <= decade <= _LAST_DECADE and count
    }
    if not known:
        return Timeline(undated=undated)
    whole = range(min(known), max(known) + 1, _DECADE)
    decades = list(whole) if len(whole) <= _MOST_BARS else sorted(known)[-_MOST_BARS:]
    most, step = max(known.values()), WIDTH / max(len(decades), _FEWEST_PLACES)
    every = -(-len(decades) // _MOST_LABELS)
    bars = []
    for place, decade in enumerate(decades):
        count = known.get(decade, 0)
        height = max(_LEAST_HEIGHT, count / most * HEIGHT) if count else 0
        bars.append(
            Bar(
                decade=decade,
                count=count,
                x=round(place * step, 1),
                y=round(HEIGHT - height, 1),
                width=round(max(1, step - _GAP), 1),
                height=round(height, 1),
                link=f"{path}?{_within(asked, decade).address_query()}",
                is_labelled=place % every == 0,
            )
        )
    return Timeline(tuple(bars), undated)


def _within(asked: AskedSearch, decade: int) -> AskedSearch:
    last = decade + _DECADE - 1
    return asked.between((f"{decade:04}", date(decade, 1, 1)), (f"{last:04}", date(last, 12, 31)))
