"""The corpus copied to PostgreSQL: the same queries get the same answers there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.hits import SearchAnswer, SearchHit
from app.domain.progress import quietly
from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding, open_holding
from app.holdings.moving import move_catalogue
from app.services.reindex import reindex
from app.services.search_photographs import search_photographs
from app.settings import Settings
from tests.search.queries import queries

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

EACH = 4
"""Each fourth query is asked: every category is among them."""


@pytest.fixture(scope="module")
def on_server(
    searched: Holding, database_server: "DatabaseServer", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Holding]:
    """The same catalogue on a server, its index made anew there."""
    home = tmp_path_factory.mktemp("on-server")
    settings = Settings(home=home, database_url=database_server.make("corpus"))
    move_catalogue(settings, searched.layout.catalogue, quietly)
    with open_holding(settings) as holding:
        reindex(holding)
        yield holding


def test_the_same_queries_get_the_same_answers(searched: Holding, on_server: Holding) -> None:
    different = []
    for query in queries()[::EACH]:
        request = SearchRequest(query.ask, query.filters, limit=10)
        in_file, there = (
            told(search_photographs(holding, THE_PUBLIC, request))
            for holding in (searched, on_server)
        )
        if in_file != there:
            different.append((str(query), in_file, there))
    assert different == []


def told(answer: SearchAnswer) -> dict[str, Any]:
    """Give all that an answer says."""
    return {
        "total": answer.total,
        "items": [hit(one) for one in answer.items],
        "approximate": [hit(one) for one in answer.approximate],
        "expansions": [
            (one.typed, [(spelling.written, spelling.reason) for spelling in one.found])
            for one in answer.expansions
        ],
        "did_you_mean": answer.did_you_mean,
        "facets": answer.facets,
        "timeline": answer.timeline,
        "undated": answer.undated,
    }


def hit(found: SearchHit) -> tuple[Any, ...]:
    """Give what is said of one photograph."""
    quotations = tuple((one.field, one.quotation) for one in found.highlights)
    return found.photograph.id, found.score, found.tier, quotations
