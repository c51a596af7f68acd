from collections.abc import Callable

import pytest

from app.domain.saving import Saved
from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_DESK, THE_PUBLIC
from app.holdings import Holding
from app.services.search_photographs import search_photographs


def test_the_public_finds_what_is_published_alone(
    holding: Holding, catalogued: Callable[..., Saved], published: Callable[..., Saved]
) -> None:
    catalogued("hidden soldiers")
    published("shown soldiers")
    found = search_photographs(holding, THE_PUBLIC, SearchRequest("soldiers"))
    assert [hit.photograph.reference_code for hit in found.items] == ["shown soldiers"]
    assert search_photographs(holding, THE_DESK, SearchRequest("soldiers")).total == 2
    second = SearchRequest("soldiers", limit=1, offset=1)
    assert len(search_photographs(holding, THE_DESK, second).items) == 1


@pytest.mark.parametrize(
    "query", ["", "   ", '"', '"*', "AND OR NOT", "(", "a\0b", "*", "ł" * 5000]
)
def test_nothing_that_a_person_types_is_an_error(holding: Holding, query: str) -> None:
    assert search_photographs(holding, THE_PUBLIC, SearchRequest(query)).total == 0
