"""All that a reader asks of a search: words, filters, and which part of the answer."""

from dataclasses import dataclass
from typing import Final

from app.domain.search_filters import NO_FILTERS, SearchFilters
from app.domain.search_query import Expand

FARTHEST: Final = 10_000
"""How many hits can be passed over by their number; a cursor goes on without end."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question. Without words it asks for whatever the filters leave, if there are any.

    `cursor` is the `next_cursor` of an answer to the same question, and wins over `offset`.
    `with_facets` and `with_highlights` can be left out by who does not show them. `of_readings`
    asks for what is written on photographs alone.
    """

    query: str
    filters: SearchFilters = NO_FILTERS
    expand: Expand = Expand.ALL
    limit: int = 20
    offset: int = 0
    cursor: str = ""
    with_facets: bool = True
    with_highlights: bool = True
    of_readings: bool = False
