"""EDTF as text, and the days that it can mean. ISO 8601-2:2019; Library of Congress, 2019-02-04.

Levels 0, 1 and 2. Written by hand because it is asked for each date of each row of an import.
"""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from app.domain.dating import DateSpan, Qualifier
from app.domain.errors import Problem, Rejected
from app.language.edtf_dates import Day, EdtfDate, read_date

_LONGEST = 300
_CLOSING: Final = {"[": "]", "{": "}"}
_OPEN = ".."
_Ends = tuple[EdtfDate | None, EdtfDate | None]
"""The dates between which something lies; None where that end is open or not known."""


def parse_edtf(text: str) -> DateSpan:
    """Read an EDTF date, or raise `Rejected` with the reason.

    The span reaches from the first to the last day that the date can mean, its marks of doubt left
    aside; a mark on a part of it counts for the whole. Winter ends with the next February. An end
    is None where it is open or not known, or lies outside of the years 1 to 9999.
    """
    try:
        ends = list(_ends_of(text))
    except ValueError as error:
        reason = f"is no EDTF date: {error}"
        raise Rejected(f"{text!r} {reason}.", (Problem("", text, reason),)) from error
    earliest = _earliest(first.first if first else None for first, _ in ends)
    latest = _latest(last.last if last else None for _, last in ends)
    marks = {mark for pair in ends for end in pair if end for mark in end.marks}
    return DateSpan(text, earliest, latest, _qualifier(marks))


def _ends_of(text: str) -> Iterator[_Ends]:
    """Give the ends of each stretch of time that a text names."""
    if len(text) > _LONGEST:
        raise ValueError(f"it has {len(text)} characters; at most {_LONGEST} are read")
    if text[:1] in _CLOSING and text[-1:] == _CLOSING[text[0]]:
        yield from map(_member, text[1:-1].split(","))
    elif "/" in text:
        start, _, end = text.partition("/")
        yield _in_order(_end(start), _end(end))
    else:
        found = read_date(text)
        yield found, found


def _end(text: str) -> EdtfDate | None:
    return None if text in {"", _OPEN} else read_date(text)


def _member(text: str) -> _Ends:
    """Read a member of a set: a date, or all dates from one to another. Level 2, "Set"."""
    start, dots, end = text.partition(_OPEN)
    if not dots:
        found = read_date(text)
        return found, found
    return _in_order(read_date(start) if start else None, read_date(end) if end else None)


def _in_order(start: EdtfDate | None, end: EdtfDate | None) -> _Ends:
    if start is None and end is None:
        raise ValueError("one of its two ends must be a date")
    if start and end and start.first > end.last:
        raise ValueError("it ends before it begins")
    return start, end


def _earliest(days: Iterable[Day | None]) -> date | None:
    found = list(days)
    return None if None in found else _clipped(min(day for day in found if day))


def _latest(days: Iterable[Day | None]) -> date | None:
    found = list(days)
    return None if None in found else _clipped(max(day for day in found if day))


def _clipped(day: Day) -> date | None:
    return date(*day) if MINYEAR <= day[0] <= MAXYEAR else None


def _qualifier(marks: set[str]) -> Qualifier:
    if "%" in marks or marks >= {"?", "~"}:
        return Qualifier.BOTH
    if "?" in marks:
        return Qualifier.UNCERTAIN
    return Qualifier.APPROXIMATE if "~" in marks else Qualifier.NONE
