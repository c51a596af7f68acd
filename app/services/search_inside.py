"""Searching what is written on photographs, as IIIF viewers ask for it.

On one photograph, in a unit with all below it, or in the whole catalogue.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from app.domain.content_search import (
    EVERYWHERE,
    MOST_PLACES,
    ContentQuestion,
    FoundReadings,
    PagePlace,
)
from app.domain.delivered import DeliveredDocument
from app.domain.errors import NotFound, Rejected, Withdrawn, Withheld
from app.domain.hits import ReadingHit
from app.domain.identifiers import known_form
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.iiif import content_search_1, content_search_2
from app.iiif.content_search_request import read_question, wrong_page
from app.persistence.catalogue import Catalogue

PHOTOGRAPHS_A_PAGE: Final = 50
COUNTED: Final = 200
"""An answer of so many photographs is counted as its first page is asked for."""

_FORMS: Final[Mapping[int, Any]] = {1: content_search_1, 2: content_search_2}


def search_inside(
    holding: Holding,
    viewer: Viewer,
    searched: str,
    parameters: Iterable[tuple[str, str]],
    *,
    version: int,
) -> DeliveredDocument:
    """Answer a query by IIIF Content Search 1 or 2: the readings in which the words stand.

    `searched` is the id of a photograph or of a unit, or `root`. `NotFound` where there is no such
    thing or version, or the viewer may not know of it; `BadQuery` for what can't be read.
    """
    form = _of_version(version)
    asked = read_question(parameters)
    with holding.open(viewer) as catalogue:
        unit_id = _unit(catalogue, searched)
        found = _found(catalogue, searched, unit_id, asked, asked.paging.here.cursor)
        if not _may_match(asked, version):
            found = FoundReadings()
        elif unit_id is not None:
            found = _paged(catalogue, unit_id, asked, found, form.counted)
        is_bound = bool(unit_id) and catalogue.reading_room.album_state(unit_id or "") is not None
    body = form.answer(
        found, searched=searched, asked=asked, addresses=holding.addresses, is_bound=is_bound
    )
    return DeliveredDocument.to(viewer, body)


def suggest_words(
    holding: Holding,
    viewer: Viewer,
    searched: str,
    parameters: Iterable[tuple[str, str]],
    *,
    version: int,
) -> DeliveredDocument:
    """Answer the beginning of a word with the words that are written there and begin so."""
    form = _of_version(version)
    asked = read_question(parameters, completes=True)
    with holding.open(viewer) as catalogue:
        unit_id = _unit(catalogue, searched)
        words = _words(catalogue, searched, unit_id, asked)
    told = [(word, count) for word, count in words if count >= asked.least]
    body = form.autocomplete(
        told if _may_match(asked, version) else [],
        searched=searched,
        asked=asked,
        addresses=holding.addresses,
    )
    return DeliveredDocument.to(viewer, body)


def _found(
    catalogue: Catalogue, searched: str, unit_id: str | None, asked: ContentQuestion, cursor: str
) -> FoundReadings:
    """Find the readings of one page, of the time that is asked for."""
    if unit_id is None:
        return FoundReadings(asked.of_its_time(catalogue.search_within(searched, asked.query)))
    try:
        found = catalogue.reading_room.search_readings(
            asked.query, unit_id=unit_id, cursor=cursor, limit=PHOTOGRAPHS_A_PAGE
        )
    except Rejected:
        raise wrong_page(cursor) from None
    return replace(found, hits=asked.of_its_time(found.hits))


def _paged(
    catalogue: Catalogue,
    unit_id: str,
    asked: ContentQuestion,
    found: FoundReadings,
    counted: Callable[[Iterable[ReadingHit]], int],
) -> FoundReadings:
    """Tell of the other pages of an answer. Its first page counts all, where they are few."""
    paging = asked.paging
    if found.following and paging.at == len(paging.places):
        following = PagePlace(paging.here.start + len(found.hits), found.following)
        paging = paging.going_on(following)
        few = min(COUNTED, PHOTOGRAPHS_A_PAGE * MOST_PLACES)
        if not asked.paging.at and found.photographs <= few:
            total = counted(found.hits)
            cursor = found.following
            while cursor:
                part = _found(catalogue, "", unit_id, asked, cursor)
                total, cursor = total + counted(part.hits), part.following
                if cursor:
                    start = paging.places[-1].start + len(part.hits)
                    paging = paging.going_on(PagePlace(start, cursor))
            paging = replace(paging, total=total)
    is_paged = bool(found.following or paging.at)
    return replace(found, paging=paging if is_paged else None)


def _words(
    catalogue: Catalogue, searched: str, unit_id: str | None, asked: ContentQuestion
) -> Iterable[tuple[str, int]]:
    if unit_id is None:
        return catalogue.words_within(searched, asked.query)
    found = catalogue.reading_room.words_of_readings(asked.query, unit_id=unit_id)
    return sorted(((one.written, one.count) for one in found), key=lambda told: told[0].casefold())


def _unit(catalogue: Catalogue, searched: str) -> str | None:
    """Tell which unit is searched: empty for all, None for a photograph."""
    if searched == EVERYWHERE:
        return ""
    try:
        catalogue.photograph_version(known_form(searched))
    except (Withheld, Withdrawn):
        raise
    except NotFound:
        return catalogue.unit(searched).id
    return None


def _may_match(asked: ContentQuestion, version: int) -> bool:
    """Whether annotations with the motivations that are asked for can be there at all."""
    form = _of_version(version)
    is_extended = version > 1 and content_search_2.asks_for_extended(asked)
    return not asked.motivations or is_extended or bool(form.MOTIVATIONS & {*asked.motivations})


def _of_version(version: int) -> Any:
    if version not in _FORMS:
        raise NotFound("There is nothing at this address.")
    return _FORMS[version]
