"""A search as an address: what is asked, by the names of its parameters.

The search page, the API, the command line and saved searches ask by the same names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from urllib.parse import quote, urlencode

from app.domain.search_filters import SearchFilters
from app.domain.search_query import Expand
from app.domain.search_request import FARTHEST, SearchRequest

LISTS: Final[Mapping[str, str]] = {
    "place": "places",
    "person": "persons",
    "holder": "holders",
    "collection": "units",
    "language": "languages",
    "kind": "kinds",
    "hand": "hands",
    "stamp": "stamps",
    "medium": "media",
    "side": "sides",
    "rights": "rights",
}
"""The parameters that can be given more than once, each with its name in `SearchFilters`."""

End = tuple[str, date]
"""An end of a range of dates: as it is written, and the day that is meant."""

FLAGS: Final = ("certainly", "has_transcription", "only_from_back")


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """A search as it was asked. Filters name things by id, or by a name that somebody typed.

    `page` counts from 1; a `cursor` wins over it. `days` are the two ends of the range of dates as
    they were typed.
    """

    query: str = ""
    filters: SearchFilters = field(default_factory=SearchFilters)
    days: Mapping[str, str] = field(default_factory=dict)
    expand: Expand = Expand.ALL
    limit: int = 20
    page: int = 1
    cursor: str = ""

    @property
    def offset(self) -> int:
        """How many hits come before this page."""
        return (self.page - 1) * self.limit

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.query and self.filters.are_none

    @property
    def request(self) -> SearchRequest:
        """What the catalogue is asked."""
        return SearchRequest(
            self.query,
            self.filters,
            self.expand,
            limit=self.limit,
            offset=min(self.offset, FARTHEST),
            cursor=self.cursor,
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Write what is asked, but not which part of the answer, in one order always."""
        if self.query:
            yield "q", self.query
        for name, day in self.days.items():
            yield name, day
        for name, named in LISTS.items():
            yield from ((name, value) for value in getattr(self.filters, named))
        for name in FLAGS:
            value = getattr(self.filters, name)
            if value or (value is not None and name != "certainly"):
                yield name, str(value).lower()
        if self.expand is not Expand.ALL:
            yield "expand", self.expand.value

    def address_query(self, **more: str | int) -> str:
        """Write it as the query of an address; `more` is added where it says something."""
        pairs = [*self.pairs(), *((name, str(value)) for name, value in more.items() if value)]
        return urlencode(pairs, quote_via=quote, errors="replace")

    def with_value(self, name: str, value: str) -> "AskedSearch":
        """Narrow it by one value more of a list."""
        values = (*getattr(self.filters, LISTS[name]), value)
        return self._changed(LISTS[name], tuple(dict.fromkeys(values)))

    def without_value(self, name: str, value: str) -> "AskedSearch":
        """Take one value of a list away."""
        kept = tuple(each for each in getattr(self.filters, LISTS[name]) if each != value)
        return self._changed(LISTS[name], kept)

    def with_flag(self, name: str, *, value: bool | None) -> "AskedSearch":
        """Set a flag, or take it away."""
        return self._changed(name, bool(value) if name == "certainly" else value)

    def between(self, first: End | None, last: End | None) -> "AskedSearch":
        """Ask for another range of dates; an end that is None is open."""
        ends = {"date_from": first, "date_to": last}
        days = {name: end[0] for name, end in ends.items() if end}
        filters = replace(
            self.filters,
            date_from=first[1] if first else None,
            date_to=last[1] if last else None,
        )
        return replace(self._from_the_first(filters), days=days)

    def _changed(self, name: str, value: Any) -> "AskedSearch":
        return self._from_the_first(replace(self.filters, **{name: value}))

    def _from_the_first(self, filters: SearchFilters) -> "AskedSearch":
        return replace(self, filters=filters, page=1, cursor="")
