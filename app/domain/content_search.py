"""What a viewer asks of what is written on photographs: IIIF Content Search 1.0 and 2.0."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.hits import ReadingHit
from app.domain.identifiers import minted_at

EVERYWHERE = "root"
"""The name under which the whole catalogue is searched, as its collection is called."""

MOST_PLACES = 16
"""So many parts before the one that is asked for are remembered, for whoever goes back."""

Between = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a part of an answer begins: how many annotations stand before it, behind which hit."""

    start: int
    cursor: str


@dataclass(frozen=True, slots=True)
class Paging:
    """The parts of an answer behind its first one, as far as they are known.

    `at` is the part that is asked for: 0 the first, 1 the first of `places`. `total` counts what
    the whole answer has, where it was counted; then `places` are all. `is_cut`: parts between the
    first and those in `places` are forgotten.
    """

    places: tuple[PagePlace, ...] = ()
    at: int = 0
    total: int | None = None
    is_cut: bool = False

    @property
    def here(self) -> PagePlace:
        """Where the part that is asked for begins."""
        return self.places[self.at - 1] if self.at else PagePlace(0, "")

    def turned_to(self, at: int) -> "Paging | None":
        """Give the way to another part; None where there is none, or it is forgotten."""
        known = 0 if not self.is_cut else 1
        return replace(self, at=at) if known <= at <= len(self.places) else None

    def going_on(self, place: PagePlace) -> "Paging":
        """Know one part more, behind all others; the earliest are forgotten in time."""
        places, at = (*self.places, place), self.at
        cut = max(0, len(places) - MOST_PLACES)
        return replace(self, places=places[cut:], at=at - cut, is_cut=self.is_cut or cut > 0)


@dataclass(frozen=True, slots=True)
class ContentQuestion:
    """A question. `motivations` and `created` are empty where they were not asked for.

    `created` are spans of time, both ends inside, in one of which an annotation must have been
    made. `paging` says which part of the answer is asked for; `least` is how often a suggested word
    must occur. `told` are the parameters that were looked at, as they were sent; `ignored` the
    names of the others.
    """

    query: str = ""
    motivations: tuple[str, ...] = ()
    created: tuple[Between, ...] = ()
    paging: Paging = Paging()
    least: int = 1
    ignored: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    @property
    def without_page(self) -> tuple[tuple[str, str], ...]:
        """The parameters that asked for the first part of this answer."""
        return tuple(pair for pair in self.told if pair[0] != "page")

    def of_its_time(self, hits: Iterable[ReadingHit]) -> tuple[ReadingHit, ...]:
        """Keep the readings that were first written down in one of the spans."""
        return tuple(hit for hit in hits if not self.created or self._was_made(hit.reading_id))

    def _was_made(self, reading_id: str) -> bool:
        made_at = minted_at(reading_id)
        return made_at is not None and any(start <= made_at <= end for start, end in self.created)


@dataclass(frozen=True, slots=True)
class FoundReadings:
    """Readings that answer; `following` asks for those of more photographs, empty at the end.

    `photographs` counts those that answer, on this page and all others. `paging` is the way to the
    other parts of the answer, where it has more than one.
    """

    hits: tuple[ReadingHit, ...] = ()
    following: str = ""
    photographs: int = 0
    paging: Paging | None = None
