"""A single date in EDTF, of any level: a day, a month, a year, a season; digits may be unknown."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from app.language.edtf_years import read_year

Day = tuple[int, int, int]
"""Year, month and day; the year may lie past what `datetime.date` holds."""

_MARK: Final = "[?~%]?"
_DATE: Final = re.compile(
    rf"{_MARK}(?P<sign>-?)(?P<year>[0-9X]{{4}}){_MARK}"
    rf"(?:-{_MARK}(?P<month>[0-9X]{{2}}){_MARK}(?:-{_MARK}(?P<day>[0-9X]{{2}}){_MARK})?)?"
)
_LETTERED_YEAR: Final = re.compile(r"(?P<year>[YES0-9-]+)[?~%]?")
_TIME: Final = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_LEAP_YEAR: Final = "2000"
_YEARS: Final = range(10_000)
_MONTHS: Final = range(1, 13)
_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2
_SEASONS: Final = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),  # level 1; winter runs into the next year
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),  # northern hemisphere
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),  # southern hemisphere
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),  # quarters
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),  # thirds and halves
}  # fmt: skip
"""Level 2, "Sub-year groupings": the month that each begins in, and how many months it has."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """The first and the last day that a date can mean, and the marks of doubt that it bears."""

    first: Day
    last: Day
    marks: frozenset[str]


def read_date(text: str) -> EdtfDate:
    """Read a date; `ValueError` says in words what is wrong with it."""
    if found := _TIME.fullmatch(text):
        return read_date(found["date"])
    marks = frozenset(text) & frozenset("?~%")
    if lettered := _LETTERED_YEAR.fullmatch(text):
        years = read_year(lettered["year"])
        if years is not None:
            return EdtfDate((years[0], 1, 1), (years[1], 12, 31), marks)
    parts = _DATE.fullmatch(text)
    if parts is None:
        raise ValueError("it has not the form of a year, month or day, such as 1941-12 or 194X")
    year, month, day = parts["sign"] + parts["year"], parts["month"] or "XX", parts["day"] or "XX"
    if year == "-0000":
        raise ValueError("there is no year -0000; the year before 0001 is 0000")
    if month.isdecimal() and int(month) in _SEASONS and parts["day"] is None:
        return _season(year, int(month), marks)
    _check_day(month, day)
    first, last = _outermost(year, month, day, last=False), _outermost(year, month, day, last=True)
    if first is None or last is None:
        raise ValueError("no year that it can mean has such a day")
    return EdtfDate(first, last, marks)


def _season(year: str, code: int, marks: frozenset[str]) -> EdtfDate:
    begins, length = _SEASONS[code]
    first_year, last_year = next(_years(year, last=False)), next(_years(year, last=True))
    over, month = divmod(begins + length - 2, 12)
    last_year += over
    last = (last_year, month + 1, _days(last_year, month + 1))
    return EdtfDate((first_year, begins, 1), last, marks)


def _check_day(month: str, day: str) -> None:
    if not any(_numbers(month, last=False, within=_MONTHS)):
        raise ValueError(f"there is no month or season {month}")
    if _outermost(_LEAP_YEAR, month, day, last=False) is None:
        raise ValueError(f"there is no day {day} in month {month}")


def _outermost(year: str, month: str, day: str, *, last: bool) -> Day | None:
    """Find the first day, or the last, that fits what is known of the digits."""
    for a_year in _years(year, last=last):
        for a_month in _numbers(month, last=last, within=_MONTHS):
            days = range(1, _days(a_year, a_month) + 1)
            for a_day in _numbers(day, last=last, within=days):
                return a_year, a_month, a_day
    return None


def _years(year: str, *, last: bool) -> Iterator[int]:
    if year.startswith("-"):
        return (-number for number in _numbers(year[1:], last=not last, within=_YEARS))
    return _numbers(year, last=last, within=_YEARS)


def _numbers(digits: str, *, last: bool, within: range) -> Iterator[int]:
    """Give the numbers that digits can mean, `X` being any: upwards, or from the last."""
    if digits == "XX":
        yield from reversed(within) if last else within
        return
    unknown = "9876543210" if last else "0123456789"
    choices = (unknown if digit == "X" else digit for digit in digits)
    for chosen in product(*choices):
        if (number := int("".join(chosen))) in within:
            yield number


def _days(year: int, month: int) -> int:
    return _DAYS[month] + (month == _FEBRUARY and calendar.isleap(year))
