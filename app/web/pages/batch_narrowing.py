"""The search of a batch, told in words: what was looked for, and what it is narrowed to."""

from dataclasses import dataclass, replace

from app.domain.search_query import Expand
from app.exchange.batch_search import read_batch_search
from app.services.find_photographs import name_filters
from app.web.pages.batch_form import AskedBatch
from app.web.pages.desk import Desk
from app.web.pages.links import local
from app.web.pages.search_facets import Chip, chips


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters that are set, and how far from what was typed a word may be, where that is less.

    `query` are the words that are looked for, `link` is the page of the search.
    """

    query: str
    filters: tuple[Chip, ...]
    expand: Expand | None
    link: str


def narrowing(asked: AskedBatch, desk: Desk) -> Narrowing | None:
    """Tell what a search is narrowed to; None for nothing. What can't be read is told elsewhere."""
    return told_search(asked.search, desk) if asked.narrowed else None


def told_search(written: str, desk: Desk) -> Narrowing | None:
    """Tell a search that is written as the query of an address; None for none."""
    if not written:
        return None
    search, _ = read_batch_search(written)
    found = name_filters(desk.holding, desk.viewer, search)
    link = local(desk.server.addresses.found(written))
    named = replace(search, filters=found.filters)
    kept_to = None if search.expand is Expand.ALL else search.expand
    return Narrowing(search.query, chips(found, named, link, desk.words), kept_to, link)
