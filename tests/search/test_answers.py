"""What the search answers to the corpus: well enough, verbatim, and whatever is typed.

All that needs the corpus stands in this file, so that it is catalogued once, whichever process
runs it. `HOSTILE_QUERIES=20000` asks so many hostile queries; without it some hundred of the same.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import httpx
import pytest

from app.domain.progress import quietly
from app.domain.viewers import THE_PUBLIC
from app.exchange.search_address import AskedSearch
from app.holdings import Holding, open_holding
from app.holdings.moving import move_catalogue
from app.services.find_photographs import find_photographs
from app.services.reindex import reindex
from app.settings import Settings
from app.web.application import create_application
from tests.search.hostile import hostile_queries
from tests.search.quality import Asked, Figures, by_category, figures, report
from tests.search.queries import LISTS, TUNED, queries
from tests.search.sameness import told
from tests.search.verbatim import Verbatim

if TYPE_CHECKING:
    from tests.conftest import DatabaseServer

OVERALL: Final = 0.95
IN_A_CATEGORY: Final = 0.90

ASKED: Final = int(os.environ.get("HOSTILE_QUERIES", "240"))
FIRST: Final = int(os.environ.get("HOSTILE_FIRST", "0"))
ELSEWHERE: Final = max(ASKED // 4, 60)  # over HTTP, and on PostgreSQL
AT_MOST_S: Final = 2.0
ON_SERVER_EACH: Final = int(os.environ.get("ON_SERVER_EACH", "6"))
"""Each sixth query is asked on PostgreSQL too: every category is among them."""
REFUSED: Final = {
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}
"""How a server says no to what is too long, or no text at all."""

pytestmark = pytest.mark.timeout(300 + ASKED)


def _holds(found: Figures, bar: float) -> bool:
    return found.recall >= bar and found.reciprocal_rank >= bar


@pytest.mark.parametrize("part", LISTS)
def test_of_each_list_nearly_all_is_found_and_near_the_top(
    answers: tuple[Asked, ...], part: str
) -> None:
    asked = [each for each in answers if each.query.part == part]
    assert _holds(figures(part, asked), OVERALL), report(asked)


@pytest.mark.parametrize("parts", [(TUNED,), LISTS])
def test_no_category_falls_behind(answers: tuple[Asked, ...], parts: tuple[str, ...]) -> None:
    asked = [each for each in answers if each.query.part in parts]
    behind = [found.name for found in by_category(asked) if not _holds(found, IN_A_CATEGORY)]
    assert behind == [], report(asked)


def test_nothing_is_found_that_must_not_be_and_words_are_quoted_whole(
    answers: tuple[Asked, ...],
) -> None:
    told = ("must not be found", "is no exact answer", "is quoted as")
    wrong = [
        f"{each.query}: {fault}"
        for each in answers
        for fault in each.faults()
        if any(words in fault for words in told)
    ]
    assert wrong == []


def test_every_quotation_of_every_query_is_verbatim(
    searched: Holding, answers: tuple[Asked, ...]
) -> None:
    verbatim = Verbatim(searched)
    misquoted = [(str(each.query), verbatim.misquoted(each.answer)) for each in answers]
    assert [(query, wrong) for query, wrong in misquoted if wrong] == []


def _ask_in_bad_faith(holding: Holding, *, count: int, seed: int) -> None:
    verbatim = Verbatim(holding)
    for query in hostile_queries(count, seed=seed, first=FIRST):
        begun_s = time.thread_time()  # of work, so that nobody else's can make this fail
        answer = find_photographs(holding, THE_PUBLIC, AskedSearch(query, limit=10)).answer
        took_s = time.thread_time() - begun_s
        assert took_s < AT_MOST_S, (query[:200], took_s)
        assert verbatim.misquoted(answer) == [], query[:200]


def test_no_query_raises_takes_two_seconds_of_work_or_is_quoted_wrongly(searched: Holding) -> None:
    _ask_in_bad_faith(searched, count=ASKED, seed=1)


def test_none_does_on_postgresql(on_server: Holding) -> None:
    _ask_in_bad_faith(on_server, count=ELSEWHERE, seed=3)


@pytest.mark.parametrize("address", ["/api/search", "/search"])
def test_no_query_is_answered_by_a_fault_of_the_server(
    searched: Holding, serve: Callable[[Any], httpx.Client], address: str
) -> None:
    client = serve(create_application(searched))
    connection = HTTPConnection(client.base_url.host, client.base_url.port or 80, timeout=30)
    with closing(connection):
        for query in hostile_queries(ELSEWHERE, seed=2, first=FIRST):
            asked = quote(query.encode("utf-8", "surrogatepass"), safe="")
            connection.request("GET", f"{address}?q={asked}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == HTTPStatus.OK or answer.status in REFUSED, query[:200]


@pytest.fixture(scope="module")
def on_server(
    searched: Holding, database_server: "DatabaseServer", tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Holding]:
    """The same catalogue on PostgreSQL, its index made anew there."""
    home = tmp_path_factory.mktemp("on-server")
    settings = Settings(home=home, database_url=database_server.make("corpus"))
    move_catalogue(settings, searched.layout.catalogue, quietly)
    with open_holding(settings) as holding:
        reindex(holding)
        yield holding


def test_the_same_queries_get_the_same_answers_on_postgresql(
    searched: Holding, on_server: Holding
) -> None:
    different = []
    for query in queries()[::ON_SERVER_EACH]:
        asked = AskedSearch(query.ask, query.filters, limit=10)
        in_file, there = (
            told(find_photographs(holding, THE_PUBLIC, asked).answer)
            for holding in (searched, on_server)
        )
        if in_file != there:
            different.append((str(query), in_file, there))
    assert different == []
