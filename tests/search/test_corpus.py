"""The set itself: as large as it has to be, and without a slip of the pen."""

from collections import Counter
from itertools import pairwise

from app.domain.sigla import faults
from app.language.edtf import parse_edtf
from tests.search.corpus import photographs, texts
from tests.search.queries import LISTS, TUNED, queries

CATEGORIES = {
    "punctuation", "diacritics", "inflection-pl", "inflection-ru", "inflection-uk",
    "inflection-de", "names", "transliteration", "typing-errors", "recognition-errors",
    "abbreviations", "old-spelling", "sigla", "phrase", "prefix", "proximity", "boolean",
    "numbers", "date-filter",
}  # fmt: skip


def test_there_are_300_inscriptions_and_240_queries() -> None:
    assert sum(1 for each in photographs() for _ in each.inscriptions()) >= 300
    assert len(queries()) >= 240


def test_every_category_has_ten_queries_in_the_list_that_rules_are_made_by() -> None:
    counts = Counter(query.category for query in queries(TUNED))
    assert counts.keys() == CATEGORIES
    assert [category for category, count in counts.items() if count < 10] == []
    assert {query.category for query in queries(*LISTS)} == CATEGORIES


def test_a_code_stands_once_and_every_query_asks_for_codes_that_there_are() -> None:
    codes = Counter(each.reference_code for each in photographs())
    assert [code for code, count in codes.items() if count > 1] == []
    asked = {
        code
        for query in queries()
        for code in (*query.wanted, *query.unwanted, *query.never, *query.quotes)
    }
    assert asked - codes.keys() == set()


def test_a_query_is_asked_once_and_contradicts_itself_nowhere() -> None:
    told = sorted(str(query) for query in queries())
    assert [one for one, next_one in pairwise(told) if one == next_one] == []
    for query in queries():
        assert not set(query.wanted) & {*query.unwanted, *query.never}, query
        assert len(query.wanted) <= 10, query
        assert query.wanted or query.unwanted or query.never, query


def test_what_should_be_quoted_stands_on_the_photograph() -> None:
    stored = texts()
    for query in queries():
        for code, words in query.quotes.items():
            assert any(words in text for text in stored[code]), query


def test_dates_can_be_understood_and_sigla_have_no_fault() -> None:
    for photograph in photographs():
        for each in photograph.dates:
            assert parse_edtf(each.edtf).edtf, photograph.reference_code
        for _, inscription in photograph.inscriptions():
            for reading in inscription.readings:
                assert not faults(reading.text), reading.text
