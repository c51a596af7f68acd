"""Searching as pages and programs do: filters by name or id, and what an answer's parts are called.

Nothing that a person types is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.catalogued import CataloguedPhotograph
from app.domain.delivered import DeliveredDocument
from app.domain.hits import SearchAnswer
from app.domain.languages import LanguageMap
from app.domain.places import PlacePoint
from app.domain.search_filters import BY_ID, SearchFilters
from app.domain.search_request import SearchRequest
from app.domain.viewers import Viewer
from app.exchange.search_address import AskedSearch
from app.holdings import Holding
from app.iiif.chosen_collection import chosen_collection
from app.iiif.labels import Label
from app.iiif.presentation_version import PresentationVersion
from app.persistence.reading_room import ReadingRoom

MOST_TAKEN = 500
"""How many photographs of an answer can be taken away at once."""

_A_PART = 100


@dataclass(frozen=True, slots=True)
class FoundPhotographs:
    """An answer. `filters` have ids alone; `names` are those of what they name, by filter and id.

    `points` are the places of the answer that lie somewhere on a map.
    """

    answer: SearchAnswer
    filters: SearchFilters
    names: Mapping[tuple[str, str], LanguageMap] = field(default_factory=dict)
    points: tuple[PlacePoint, ...] = ()


def find_photographs(
    holding: Holding, viewer: Viewer, asked: AskedSearch, *, with_names: bool = False
) -> FoundPhotographs:
    """Search, the best first; `with_names` for a page, which tells them."""
    with holding.open(viewer) as catalogue:
        room = catalogue.reading_room
        filters = room.with_ids(asked.filters)
        answer = catalogue.find(replace(asked.request, filters=filters))
        if not with_names:
            return FoundPhotographs(answer, filters)
        places = answer.facets["places"].values if "places" in answer.facets else ()
        return FoundPhotographs(
            answer,
            filters,
            names=_names(room, filters),
            points=room.points_of(value.value for value in places),
        )


def name_filters(holding: Holding, viewer: Viewer, asked: AskedSearch) -> FoundPhotographs:
    """Say what a search is narrowed to, without making it: the answer is empty."""
    with holding.open(viewer) as catalogue:
        room = catalogue.reading_room
        filters = room.with_ids(asked.filters)
        return FoundPhotographs(SearchAnswer(0, ()), filters, names=_names(room, filters))


def take_found_away(
    holding: Holding, viewer: Viewer, asked: AskedSearch
) -> tuple[CataloguedPhotograph, ...]:
    """Give the first `MOST_TAKEN` photographs of an answer whole, but none that is approximate."""
    with holding.open(viewer) as catalogue:
        filters = catalogue.reading_room.with_ids(asked.filters)
        request = replace(_bare(asked, filters), limit=MOST_TAKEN, offset=0)
        hits = catalogue.find(request).items
        return catalogue.reading_room.photographs([hit.photograph.id for hit in hits])


def deliver_found(
    holding: Holding,
    viewer: Viewer,
    asked: AskedSearch,
    *,
    version: PresentationVersion = PresentationVersion.V3,
) -> DeliveredDocument:
    """Give what a search finds as a IIIF collection, in parts, without what is approximate."""
    with holding.open(viewer) as catalogue:
        filters = catalogue.reading_room.with_ids(asked.filters)
        answer = catalogue.find(replace(_bare(asked, filters), limit=_A_PART))
    addresses, query = holding.addresses, asked.address_query()
    following = answer.next_cursor
    body = chosen_collection(
        (hit.photograph for hit in answer.items),
        id=addresses.search_collection(query, cursor=asked.cursor, version=version),
        page=addresses.found(query),
        label=Label.FOUND,
        addresses=addresses,
        limits=holding.limits,
        following=addresses.search_collection(query, cursor=following, version=version)
        if following
        else "",
        query=asked.query,
        version=version,
    )
    return DeliveredDocument.to(viewer, body)


def _bare(asked: AskedSearch, filters: SearchFilters) -> SearchRequest:
    """Ask for the photographs alone."""
    return replace(asked.request, filters=filters, with_facets=False, with_highlights=False)


def _names(room: ReadingRoom, filters: SearchFilters) -> dict[tuple[str, str], LanguageMap]:
    return {
        (what, one): names
        for what in BY_ID
        for one, names in room.names_of(what, getattr(filters, what)).items()
    }
