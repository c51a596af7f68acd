"""What the search of a batch is narrowed to, told in words."""

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

    `link` is the page of the search.
    """

    filters: tuple[Chip, ...]
    expand: Expand | None
    link: str


def narrowing(asked: AskedBatch, desk: Desk) -> Narrowing | None:
    """Tell what a search is narrowed to; None for nothing. What can't be read is told elsewhere."""
    if not asked.narrowed:
        return None
    search, _ = read_batch_search(asked.search)
    found = name_filters(desk.holding, desk.viewer, search)
    link = local(desk.server.addresses.found(asked.search))
    named = replace(search, filters=found.filters)
    kept_to = None if search.expand is Expand.ALL else search.expand
    return Narrowing(chips(found, named, link, desk.words), kept_to, link)
