"""Days in both calendars, from history books."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.julian import gregorian, in_gregorian


@pytest.mark.parametrize(
    ("julian", "day"),
    [
        ((1917, 10, 25), date(1917, 11, 7)),  # the October Revolution
        ((1582, 10, 5), date(1582, 10, 15)),  # the first day of the Gregorian calendar
        ((1861, 2, 19), date(1861, 3, 3)),  # serfdom ends in Russia
        ((1900, 2, 29), date(1900, 3, 13)),  # a leap day that the Gregorian calendar does not have
    ],
)
def test_a_julian_day_is_one_gregorian_day(julian: tuple[int, int, int], day: date) -> None:
    assert gregorian(*julian) == day


@pytest.mark.parametrize("julian", [(1915, 2, 29), (1917, 13, 1), (1917, 4, 31), (1917, 1, 0)])
def test_there_is_no_day_that_the_calendar_lacks(julian: tuple[int, int, int]) -> None:
    assert gregorian(*julian) is None


@pytest.mark.parametrize(
    ("julian", "edtf"),
    [
        ("1917-10-25", "1917-11-07"),
        ("1861-02", "1861-02-13/1861-03-12"),
        ("1914", "1914-01-14/1915-01-13"),
        ("1914-12-12/1914-12-14", "1914-12-25/1914-12-27"),
        ("191X", ""),
        ("../1914", ""),
        ("1914-21", ""),
    ],
)
def test_a_month_or_year_becomes_the_days_that_it_had(julian: str, edtf: str) -> None:
    assert in_gregorian(julian) == edtf


@given(st.dates(date(1, 3, 1), date(9000, 1, 1)), st.integers(0, 400))
def test_days_follow_each_other_in_both_calendars(day: date, later: int) -> None:
    """Wherever both have a date of this name, a later one is never earlier."""
    first = gregorian(day.year, day.month, day.day)
    second = gregorian(day.year + later, day.month, day.day)
    assert first
    assert second is None or (second > first) is (later > 0)
