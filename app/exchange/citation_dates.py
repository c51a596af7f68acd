"""A date in a reference: as finely as it is known, and no finer."""

from calendar import monthrange
from datetime import date

from app.domain.dating import DateSpan

Parts = tuple[int, ...]
"""A year, a year and a month, or all three."""

_DECEMBER = 12


def date_parts(span: DateSpan | None) -> tuple[Parts, ...]:
    """Give one date where a span is a day, a month or a year; two for what lies between two days.

    Nothing for what has no beginning or no end: such a date is told in words alone.
    """
    if span is None or span.earliest_on is None or span.latest_on is None:
        return ()
    first, last = span.earliest_on, span.latest_on
    if first == last:
        return ((first.year, first.month, first.day),)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        begins_year, ends_year = first.month == 1, last.month == _DECEMBER
        if first.year == last.year and first.month == last.month:
            return ((first.year, first.month),)
        if begins_year and ends_year:
            return ((first.year,),) if first.year == last.year else ((first.year,), (last.year,))
        return ((first.year, first.month), (last.year, last.month))
    return (_day(first), _day(last))


def _day(day: date) -> Parts:
    return (day.year, day.month, day.day)
