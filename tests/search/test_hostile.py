"""Nothing that can be typed breaks the search, holds it up, or makes it quote what is not there.

`HOSTILE_QUERIES=20000` asks so many of them; without it a few hundred of the same are asked.
"""

import os
import time
from collections.abc import Callable
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import quote

import httpx
import pytest

from app.domain.search_request import SearchRequest
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from app.services.search_photographs import search_photographs
from app.web.application import create_application
from tests.search.hostile import hostile_queries
from tests.search.verbatim import quoted_wrongly

ASKED: Final = int(os.environ.get("HOSTILE_QUERIES", "600"))
OVER_HTTP: Final = max(ASKED // 4, 150)
AT_MOST_S: Final = 2.0
REFUSED: Final = {
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}
"""How a server says no to what is too long, or no text at all."""

pytestmark = pytest.mark.timeout(300 + ASKED)


def test_no_query_raises_takes_two_seconds_of_work_or_is_quoted_wrongly(searched: Holding) -> None:
    for query in hostile_queries(ASKED):
        begun_s = time.thread_time()  # of work, so that nobody else's can make this fail
        answer = search_photographs(searched, THE_PUBLIC, SearchRequest(query, limit=10))
        took_s = time.thread_time() - begun_s
        assert took_s < AT_MOST_S, (query[:200], took_s)
        assert quoted_wrongly(searched, answer) == [], query[:200]


@pytest.mark.parametrize("address", ["/api/search", "/search"])
def test_no_query_is_answered_by_a_fault_of_the_server(
    searched: Holding, serve: Callable[[Any], httpx.Client], address: str
) -> None:
    client = serve(create_application(searched))
    connection = HTTPConnection(client.base_url.host, client.base_url.port or 80, timeout=30)
    with closing(connection):
        for query in hostile_queries(OVER_HTTP, seed=2):
            asked = quote(query.encode("utf-8", "surrogatepass"), safe="")
            connection.request("GET", f"{address}?q={asked}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == HTTPStatus.OK or answer.status in REFUSED, query[:200]
