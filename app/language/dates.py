"""Dates as people write them on photographs and in catalogues, turned into EDTF.

What is not understood stays so: a wrong date is worse than none.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.dating import DateSpan
from app.domain.errors import Rejected
from app.language.characters import APOSTROPHES, HYPHENS, in_class
from app.language.date_phrases import read_phrase
from app.language.date_words import APPROXIMATE, DOUBTFUL, LEADING, YEAR_WORDS, any_of
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
_YEAR_AND_NUMBER: Final = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class UnderstoodDate:
    """What a date in words means, and what had to be taken for granted: a sentence each."""

    span: DateSpan
    assumptions: tuple[str, ...] = ()

    @property
    def edtf(self) -> str:
        """The date in EDTF."""
        return self.span.edtf


def understand(text: str) -> UnderstoodDate | None:
    """Understand a date in words, in numbers or in EDTF; None where it can't be done surely.

    A mark of doubt anywhere puts the whole date in doubt. A century that is not written and an
    order of day and month that is only usual are assumed, and said.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    if not _IS_SET.fullmatch(text):
        text = _without_brackets(text)
    if years := _YEAR_AND_NUMBER.fullmatch(text):
        return _year_and_number(*years.groups())
    return _as_edtf(text) or _in_words(_without_brackets(text))


def _without_brackets(text: str) -> str:
    """Take off the brackets around a date that a cataloguer has supplied."""
    found = _IN_BRACKETS.fullmatch(text)
    return (found[1] or found[2] or "").strip() if found else text


def _year_and_number(century: str, year: str, number: str) -> UnderstoodDate | None:
    """Read `1940-41` as two years, though EDTF has it for half of one; `1911-12` as a month."""
    first, last, in_edtf = f"{century}{year}", f"{century}{number}", f"{century}{year}-{number}"
    if number <= year:
        return _as_edtf(in_edtf)
    if int(number) > _LAST_MONTH:
        other = f"it can also be read as a season or part of {first}, in EDTF"
        return _as_edtf(f"{first}/{last}", assumptions=(other,) if _as_edtf(in_edtf) else ())
    return _as_edtf(in_edtf, assumptions=(f"it can also be read as the years {first} to {last}",))


def _as_edtf(edtf: str, *, assumptions: tuple[str, ...] = ()) -> UnderstoodDate | None:
    try:
        return UnderstoodDate(parse_edtf(edtf), assumptions)
    except Rejected:
        return None


def _in_words(text: str) -> UnderstoodDate | None:
    plain, found = _DOUBT.subn("", _plain(text))
    plain, marks = _without_what_stands_before(_without_brackets(plain.strip()))
    written = read_phrase(plain) or read_phrase(plain.rstrip(".,;"))
    if written is None:
        return None
    edtf = _marked(written.edtf, marks | {"?"} if found else marks)
    return _as_edtf(edtf, assumptions=written.assumptions)


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
    mark = "%" if len(marks) > 1 else marks.pop()
    bare = edtf.replace("?", "") if mark != "~" else edtf
    return re.sub(r"[0-9X?-]*[0-9X]", lambda found: f"{found[0]}{mark}", bare)
