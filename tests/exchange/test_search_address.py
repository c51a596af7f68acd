"""A search is an address, and an address is a search."""

from datetime import date
from urllib.parse import parse_qsl

import pytest

from app.domain.errors import Rejected
from app.domain.search_query import Expand
from app.domain.search_request import FARTHEST
from app.exchange.search_address import AskedSearch
from app.exchange.search_address_reading import must_be_read, read_search

ASKED = (
    "q=Stalin%E2%80%99s%20%26%20%22raj%22&date_from=1941&date_to=1941-12&place=p1&place=p2"
    "&collection=u&language=pl&kind=note&side=verso&certainly=true&has_transcription=false"
    "&expand=inflection"
)


def _read(query: str) -> AskedSearch:
    return must_be_read(parse_qsl(query, keep_blank_values=True))


def test_an_address_that_is_read_is_written_as_it_was() -> None:
    asked = _read(ASKED)
    assert asked.address_query() == ASKED
    assert asked.query == 'Stalin\u2019s & "raj"'
    assert (asked.filters.date_from, asked.filters.date_to) == (
        date(1941, 1, 1),
        date(1941, 12, 31),
    )
    assert (asked.filters.places, asked.filters.units) == (("p1", "p2"), ("u",))
    assert (asked.filters.certainly, asked.filters.has_transcription) == (True, False)
    assert asked.expand is Expand.INFLECTION


def test_nothing_asked_is_an_empty_address() -> None:
    assert _read("q=&place=&lang=pl").is_empty
    assert AskedSearch().address_query() == ""
    assert AskedSearch("a").address_query(page=2, cursor="") == "q=a&page=2"


def test_a_filter_is_added_and_taken_away_on_the_first_page() -> None:
    asked = _read("q=a&page=3&cursor=x")
    more = (
        asked.with_value("place", "p").with_value("place", "p").with_flag("certainly", value=True)
    )
    assert more.address_query() == "q=a&place=p&certainly=true"
    assert (more.page, more.cursor) == (1, "")
    assert more.without_value("place", "p").with_flag("certainly", value=None).address_query() == (
        "q=a"
    )
    dated = asked.between(("1940", date(1940, 1, 1)), ("1949", date(1949, 12, 31)))
    assert dated.address_query() == "q=a&date_from=1940&date_to=1949"
    assert dated.filters.date_to == date(1949, 12, 31)
    assert dated.between(None, None).address_query() == "q=a"


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("limit=0", "limit"),
        ("limit=1e3", "limit"),
        ("limit=", "limit"),
        ("limit=%D9%A1", "limit"),
        ("page=0", "page"),
        ("page=501", "page"),
        ("date_from=yesterday", "date_from"),
        ("date_from=../1941", "date_from"),
        ("date_to=1941-13", "date_to"),
        ("date_from=1942&date_to=1941", "date_to"),
        ("certainly=perhaps", "certainly"),
        ("has_transcription=2", "has_transcription"),
        ("side=inside", "side"),
        ("kind=poem", "kind"),
        ("expand=some", "expand"),
        ("place=" + "x" * 501, "place"),
        ("place=Lw%00w", "place"),
        ("rights=a%0Ab", "rights"),
        ("q=" + "a" * 1001, "q"),
        ("&".join(f"place={number}" for number in range(51)), "place"),
    ],
)
def test_a_value_that_cant_be_is_refused_by_its_name(query: str, where: str) -> None:
    with pytest.raises(Rejected) as refused:
        _read(query)
    assert [problem.where for problem in refused.value.problems] == [where]


def test_a_page_goes_on_with_what_can_be_read() -> None:
    asked, problems = read_search([("q", "raj"), ("date_from", "19411"), ("side", "verso")])
    assert (asked.query, asked.filters.sides, asked.days) == ("raj", ("verso",), {})
    assert [problem.where for problem in problems] == ["date_from"]


def test_beside_a_cursor_a_page_is_but_a_number() -> None:
    asked = _read("q=a&page=501&cursor=x")
    assert (asked.page, asked.cursor, asked.offset) == (501, "x", 10_000)
    assert asked.request.offset <= FARTHEST


def test_the_request_passes_over_the_pages_before() -> None:
    request = _read("q=a&limit=50&page=3").request
    assert (request.limit, request.offset) == (50, 100)
