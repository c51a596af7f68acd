"""Days of the Julian calendar in the Gregorian one, which EDTF knows alone (ISO 8601-1, 4.2.1)."""

import re
from datetime import date
from typing import Final

_LAST_MONTH = 12
_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_EPOCH = 1721425  # Julian day number of the day before 0001-01-01 in the Gregorian calendar
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def gregorian(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Julian one; None where there is no such day.

    By the Julian day number: E. G. Richards, Explanatory Supplement to the Astronomical Almanac,
    3rd edition, 15.11.
    """
    if not 1 <= month <= _LAST_MONTH or not 1 <= day <= _days(year, month):
        return None
    early = (14 - month) // 12
    years, months = year + 4800 - early, month + 12 * early - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    try:
        return date.fromordinal(number - _EPOCH)
    except (ValueError, OverflowError):
        return None


def in_gregorian(edtf: str) -> str:
    """Convert a Julian day, month or year, or an interval of such; empty where it is no such one.

    A month or year becomes the interval from its first day to its last.
    """
    start, slash, end = edtf.partition("/")
    first, last = _ends(start), _ends(end) if slash else _ends(start)
    if not first or not last:
        return ""
    days = first[0].isoformat(), last[1].isoformat()
    return days[0] if days[0] == days[1] else "/".join(days)


def _ends(edtf: str) -> tuple[date, date] | None:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return None
    year = int(found[1])
    first_month, last_month = (int(found[2]), int(found[2])) if found[2] else (1, _LAST_MONTH)
    if not 1 <= first_month <= _LAST_MONTH:
        return None
    first_day, last_day = (int(found[3]),) * 2 if found[3] else (1, _days(year, last_month))
    first, last = gregorian(year, first_month, first_day), gregorian(year, last_month, last_day)
    return (first, last) if first and last else None


def _days(year: int, month: int) -> int:
    return _LENGTHS[month] + (month == _FEBRUARY and year % 4 == 0)
