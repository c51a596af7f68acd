"""Dates as people write them on photographs and in catalogues, turned into EDTF.

What is not understood stays so: a wrong date is worse than none.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from app.domain.dating import Calendar, DateSpan
from app.domain.errors import Rejected
from app.language.characters import APOSTROPHES, HYPHENS, in_class
from app.language.date_forms import WrittenDate
from app.language.date_phrases import read_phrase
from app.language.date_sentences import (
    NO_DATE,
    NOT_UNDERSTOOD,
    NOTHING_WRITTEN,
    Said,
    also_a_season,
    also_years,
    no_such_date,
    too_long,
)
from app.language.date_styles import read_style
from app.language.date_words import (
    APPROXIMATE,
    DOUBTFUL,
    LEADING,
    NOT_DATED,
    WEEKDAYS,
    YEAR_WORDS,
    any_of,
)
from app.language.edtf import parse_edtf
from app.language.folding import fold

_LONGEST = 120
_DOUBT: Final = re.compile(r"\s*(?:[\[(]\?[\])]|\?)")
_IN_BRACKETS: Final = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_IS_SET: Final = re.compile(r"\[.*(?:,|\.\.).*\]")
_DASH: Final = re.compile(rf"[{in_class(HYPHENS)}\N{{EN DASH}}\N{{EM DASH}}\N{{MINUS SIGN}}]")
_APOSTROPHE: Final = re.compile(f"[{in_class(APOSTROPHES)}]")
_YEAR_WORD: Final = re.compile(rf"(?<=[0-9]) ?(?:{any_of(YEAR_WORDS)})(?![\w.])")
_BEFORE_IT: Final = {
    "": re.compile(rf"(?:{any_of(LEADING)}) |lat(?:a|ach) (?=[0-9]{{4}} ?[/-])"),
    "~": re.compile(rf"(?:{any_of(APPROXIMATE)})(?:\.? ?(?=[0-9])|\. ?| )"),
    "?": re.compile(rf"(?:{any_of(DOUBTFUL)}) "),
}
"""What stands before a date, by the mark of doubt that it means."""
_WEEKDAY_BEHIND: Final = re.compile(rf",? \(?(?:{any_of(WEEKDAYS)})\)?$")
_NO_DATE: Final = frozenset(map(fold, NOT_DATED))
_YEAR_AND_NUMBER: Final = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class UnderstoodDate:
    """What a date in words means, and what had to be taken for granted."""

    span: DateSpan
    taken: tuple[Said, ...] = ()
    alternatives: tuple[DateSpan, ...] = ()
    calendar: Calendar = Calendar.GREGORIAN

    @property
    def edtf(self) -> str:
        """The date in EDTF."""
        return self.span.edtf

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What had to be taken for granted, in English: a sentence each."""
        return tuple(said.english for said in self.taken)


@dataclass(frozen=True, slots=True)
class UndecidedDate:
    """Why a text is no date, or which dates it can be: that is for its reader to say."""

    reasons: tuple[Said, ...]
    alternatives: tuple[DateSpan, ...] = ()


def understand(text: str) -> UnderstoodDate | None:
    """Understand a date in words, in numbers or in EDTF; None where it can't be done surely.

    A mark of doubt anywhere puts the whole date in doubt. A century that is not written and an
    order of day and month that is only usual are assumed, and said.
    """
    found = interpret(text)
    return found if isinstance(found, UnderstoodDate) else None


def interpret(text: str, *, calendar: Calendar | None = None) -> UnderstoodDate | UndecidedDate:
    """Understand a date as `understand` does, or say why not and what it may be.

    `calendar` is the one that the text is known to be written in, None where only the text itself
    may tell.
    """
    text = " ".join(text.split())
    if not text:
        return UndecidedDate((NOTHING_WRITTEN,))
    if len(text) > _LONGEST:
        return UndecidedDate((NOT_UNDERSTOOD, too_long(_LONGEST)))
    if not _IS_SET.fullmatch(text):
        text = _without_brackets(text)
    if calendar is not Calendar.JULIAN:
        if years := _YEAR_AND_NUMBER.fullmatch(text):
            return _year_and_number(*years.groups())
        if in_edtf := _span(text):
            return UnderstoodDate(in_edtf)
    return _in_words(_without_brackets(text), calendar)


def _without_brackets(text: str) -> str:
    """Take off the brackets around a date that a cataloguer has supplied."""
    found = _IN_BRACKETS.fullmatch(text)
    return (found[1] or found[2] or "").strip() if found else text


def _year_and_number(century: str, year: str, number: str) -> UnderstoodDate | UndecidedDate:
    """Read `1940-41` as two years, though EDTF has it for half of one; `1911-12` as a month."""
    first, last, in_edtf = f"{century}{year}", f"{century}{number}", f"{century}{year}-{number}"
    if number <= year:
        return _understood(WrittenDate(in_edtf))
    if int(number) > _LAST_MONTH:
        others = (in_edtf,) if _span(in_edtf) else ()
        said = (also_a_season(first),) if others else ()
        return _understood(WrittenDate(f"{first}/{last}", said, others))
    said = (also_years(first, last),)
    return _understood(WrittenDate(in_edtf, said, (f"{first}/{last}",)))


def _span(edtf: str) -> DateSpan | None:
    try:
        return parse_edtf(edtf)
    except Rejected:
        return None


def _understood(written: WrittenDate) -> UnderstoodDate | UndecidedDate:
    """Complete what was read with the days that it can mean, if there are such."""
    spans = tuple(filter(None, map(_span, written.alternatives)))
    if not written.edtf:
        return UndecidedDate(written.assumptions or (NOT_UNDERSTOOD,), spans)
    span = _span(written.edtf)
    if span is None:
        return UndecidedDate((no_such_date(written.edtf),), spans)
    return UnderstoodDate(span, written.assumptions, spans, written.calendar)


def _in_words(text: str, calendar: Calendar | None) -> UnderstoodDate | UndecidedDate:
    plain, found = _DOUBT.subn("", _plain(text))
    plain = _YEAR_WORD.sub("", plain).strip()
    if plain.rstrip(".") in _NO_DATE:
        return UndecidedDate((NO_DATE,))
    plain, marks = _without_what_stands_before(_without_brackets(plain))
    plain = _WEEKDAY_BEHIND.sub("", plain)
    written = _read(plain, calendar) or _read(plain.rstrip(".,;"), calendar)
    if written is None:
        return UndecidedDate((NOT_UNDERSTOOD,))
    marks |= written.marks | ({"?"} if found else set())
    others = tuple(_marked(edtf, marks) for edtf in written.alternatives)
    return _understood(replace(written, edtf=_marked(written.edtf, marks), alternatives=others))


def _read(plain: str, calendar: Calendar | None) -> WrittenDate | None:
    return read_style(plain, calendar) or read_phrase(plain)


def _without_what_stands_before(text: str) -> tuple[str, set[str]]:
    marks: set[str] = set()
    before = _first_before(text)
    while before:
        mark, length = before
        marks, text = marks | {mark}, text[length:]
        before = _first_before(text)
    return text, marks - {""}


def _first_before(text: str) -> tuple[str, int] | None:
    found = ((mark, pattern.match(text)) for mark, pattern in _BEFORE_IT.items())
    return next(((mark, match.end()) for mark, match in found if match), None)


def _plain(text: str) -> str:
    """Fold a text, and write every dash and apostrophe in one way; years lose their `r.`."""
    folded = _APOSTROPHE.sub("'", _DASH.sub("-", fold(text)))
    return _YEAR_WORD.sub("", folded).strip()


def _marked(edtf: str, marks: set[str]) -> str:
    """Put marks of doubt to a date, or to each date of an interval or a set."""
    if not marks:
        return edtf
    mark = "%" if len(marks) > 1 else next(iter(marks))
    bare = edtf.replace("?", "") if mark != "~" else edtf
    return re.sub(r"[0-9X?-]*[0-9X]", lambda found: f"{found[0]}{mark}", bare)
