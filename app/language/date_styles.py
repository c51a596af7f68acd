"""Old style and new: dates of the Julian calendar, alone or beside the Gregorian one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.dating import Calendar
from app.language.date_forms import WrittenDate
from app.language.date_phrases import read_phrase
from app.language.date_sentences import (
    NO_SUCH_JULIAN,
    NOT_THE_SAME_DAY,
    OLD_STYLE,
    two_calendars,
)
from app.language.date_words import MONTHS, NEW_STYLE, OLD_STYLE_WORDS, ROMAN_MONTHS, any_of
from app.language.julian import gregorian, in_gregorian

_STYLE: Final = re.compile(
    rf"(?P<date>.+?),? \(?(?:(?P<old>{any_of(OLD_STYLE_WORDS)})|{any_of(NEW_STYLE)})\.?\)?"
)
_MONTH: Final = rf"(?:{any_of((*MONTHS, *ROMAN_MONTHS))}|[0-9]{{1,2}})\.?"
_PAIR: Final = re.compile(
    r"(?P<day>[0-9]{1,2})\.?"
    rf"(?:[ .]?(?P<month>{_MONTH}))?(?:[ .](?P<year>[0-9]{{4}}))?"
    r" ?(?P<mark>[/(]) ?(?P<day2>[0-9]{1,2})\.?"
    rf"(?:[ .]?(?P<month2>{_MONTH}))?(?:[ .](?P<year2>[0-9]{{4}}))? ?\)?\.?"
    rf"(?:[ .]?(?P<month3>{_MONTH}))?(?:[ .](?P<year3>[0-9]{{4}}))?"
)
_Found = re.Match[str]


def read_style(text: str, calendar: Calendar | None = None) -> WrittenDate | None:
    """Read a date that names its calendar, or is told to be of one, in folded text.

    None where it names none. An empty EDTF says with its sentence why it can't be read.
    """
    if both := _two_calendars(text):
        return both
    found = _STYLE.fullmatch(text)
    if found is None and calendar is not Calendar.JULIAN:
        return None
    written = read_phrase(found["date"] if found else text)
    if written is None or (found and not found["old"]):
        return written
    edtf = in_gregorian(written.edtf)
    if not edtf:
        return WrittenDate("", (NO_SUCH_JULIAN,), calendar=Calendar.JULIAN)
    said = (*written.assumptions, OLD_STYLE)
    return replace(written, edtf=edtf, assumptions=said, calendar=Calendar.JULIAN, alternatives=())


def _two_calendars(text: str) -> WrittenDate | None:
    """Read `12 (25) grudnia 1914`: it holds where the two are one day, whichever comes first."""
    found = _PAIR.fullmatch(text)
    pairs = list(_pairs(found)) if found else []
    for julian, other in pairs:
        day = gregorian(*julian)
        if day and (day.year, day.month, day.day) == other:
            year, month, number = julian
            said = two_calendars(f"{year:04d}-{month:02d}-{number:02d}")
            return WrittenDate(day.isoformat(), (said,), calendar=Calendar.JULIAN)
    if found and pairs and found["mark"] == "(":
        return WrittenDate("", (NOT_THE_SAME_DAY,))
    return None


def _pairs(found: _Found) -> Iterator[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    """Give what the two can mean: what one leaves out it has from the other."""
    last = found["month3"] or found["month2"] or found["month"]
    year = found["year3"] or found["year2"] or found["year"]
    if not last or not year:
        return
    month, month2 = _number(found["month"] or last), _number(found["month2"] or last)
    first_year, second_year = int(found["year"] or year), int(found["year2"] or year)
    first, second = (month, int(found["day"])), (month2, int(found["day2"]))
    for years in ((first_year, second_year), (first_year - 1, second_year)):
        yield (years[0], *first), (years[1], *second)
        yield (years[0], *second), (years[1], *first)


def _number(month: str) -> int:
    word = month.rstrip(".")
    return MONTHS.get(word) or ROMAN_MONTHS.get(word) or int(word)
