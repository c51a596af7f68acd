"""The search whose answer a batch changes, read without leaving anything aside."""

from datetime import date

import pytest

from app.domain.search_filters import SearchFilters
from app.exchange.batch_search import read_batch_search


def test_what_a_search_page_links_to_is_read_whole() -> None:
    asked, problems = read_batch_search("q=camp&place=Katy%C5%84&place=Tver&has_transcription=true")
    filters = SearchFilters(places=("Katyń", "Tver"), has_transcription=True)
    assert (asked.query, asked.filters, problems) == ("camp", filters, ())


def test_filters_are_enough_and_fields_that_were_left_empty_ask_for_nothing() -> None:
    asked, problems = read_batch_search("q=&date_from=1941&date_to=&place=")
    filters = SearchFilters(date_from=date(1941, 1, 1))
    assert (asked.query, asked.filters, problems) == ("", filters, ())


@pytest.mark.parametrize(
    ("written", "where", "value"),
    [
        ("q=a&kind=poem", "search.kind", "poem"),
        ("q=a&date_from=soon", "search.date_from", "soon"),
        ("q=a&date_from=1942&date_to=1941", "search.date_to", "1941"),
        ("q=a&only_from_back=perhaps", "search.only_from_back", "perhaps"),
        ("q=a&expand=far", "search.expand", "far"),
        ("q=a&places=Tver", "search", "places"),
        ("q=a&limit=10", "search", "limit"),
        ("q=a&placeTver", "search", "placeTver"),
        ("q=%FF", "search", "q=%FF"),
        ("q=a" + "&q=a" * 1000, "search", ("q=a" + "&q=a" * 1000)[:60]),
        ("q=" + "a" * 8000, "search", ("q=" + "a" * 8000)[:60]),
        ("q=%20", "search", "q=%20"),
        ("expand=none", "search", "expand=none"),
    ],
)
def test_nothing_is_left_aside(written: str, where: str, value: str) -> None:
    _, problems = read_batch_search(written)
    assert (where, value) in {(problem.where, problem.value) for problem in problems}
