"""What an answer is narrowed to."""

from datetime import date

from app.domain.search_filters import NO_FILTERS, SearchFilters


def test_filters_are_none_only_where_nothing_is_given() -> None:
    assert NO_FILTERS.are_none
    assert not SearchFilters(has_transcription=False).are_none
    assert not SearchFilters(date_to=date(1941, 12, 31)).are_none
    assert not SearchFilters(places=("p",)).are_none
