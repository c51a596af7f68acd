"""Finding photographs as pages and programs ask: names in filters, and what may be seen of it.

Files and collections of an answer are seen in `tests/web/pages/test_search_over_http.py`.
"""

from collections.abc import Callable

import pytest

from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlaceRole
from app.domain.saving import Saved
from app.domain.search_filters import SearchFilters
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.exchange.search_address import AskedSearch
from app.holdings import Holding
from app.services.describe import describe
from app.services.find_photographs import find_photographs, name_filters


def test_the_public_finds_what_is_published_alone(
    holding: Holding, catalogued: Callable[..., Saved], published: Callable[..., Saved]
) -> None:
    catalogued("hidden soldiers")
    published("shown soldiers")
    found = find_photographs(holding, THE_PUBLIC, AskedSearch("soldiers")).answer
    assert [hit.photograph.reference_code for hit in found.items] == ["shown soldiers"]
    assert find_photographs(holding, THE_DESK, AskedSearch("soldiers")).answer.total == 2
    second = AskedSearch("soldiers", limit=1, page=2)
    assert len(find_photographs(holding, THE_DESK, second).answer.items) == 1


@pytest.mark.parametrize(
    "query", ["", "   ", '"', '"*', "AND OR NOT", "(", "a\0b", "*", "ł" * 5000]
)
def test_nothing_that_a_person_types_is_an_error(holding: Holding, query: str) -> None:
    assert find_photographs(holding, THE_PUBLIC, AskedSearch(query)).answer.total == 0


def test_filters_by_name_are_told_by_id_to_who_may_know_of_them(holding: Holding) -> None:
    place = PlaceDescription(PlaceRole.SHOWN, "Kuybyshev")
    describe(holding, THE_DESK, PhotographDescription("A", places=(place,)))
    asked = AskedSearch(filters=SearchFilters(places=("Kuybyshev",)))
    found = find_photographs(holding, THE_DESK, asked, with_names=True)
    (place_id,) = found.filters.places
    assert (found.answer.total, place_id == "Kuybyshev") == (1, False)
    assert [*found.names["places", place_id].values()] == [["Kuybyshev"]]
    told = name_filters(holding, THE_DESK, asked)
    assert (told.filters, told.names) == (found.filters, found.names)
    assert (told.answer.total, told.answer.items) == (0, ())
    assert name_filters(holding, THE_PUBLIC, asked).names == {}
