"""One date as people write it: a day, a month, a season, a year, a decade, a century."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.dating import Calendar
from app.language.date_sentences import (
    DECADE_OR_CENTURY,
    EITHER_ORDER,
    NO_CENTURY,
    ORDER_UNKNOWN,
    Said,
    century_taken,
    day_first,
    winter_taken,
)
from app.language.date_words import (
    CENTURIES,
    DECADES,
    MONTHS,
    ORDINALS,
    ROMAN_MONTHS,
    SEASONS,
    any_of,
)

_OF_THE_TWENTIETH: Final = range(30, 60)  # others may as well be of the 19th or 21st century
_LAST_MONTH = 12
_YEARS_OF_A_CENTURY = 100
_NEWEST_YEAR = 29  # of this century, as far as anyone catalogues
_WINTER = 24


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What was read, in EDTF without marks of doubt, and what had to be taken for granted.

    `alternatives` are what else it may be, in EDTF. An empty `edtf` leaves it to the writer which
    of them is meant. `marks` of doubt come from the words, `calendar` is the one it was written in.
    """

    edtf: str
    assumptions: tuple[Said, ...] = ()
    alternatives: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    calendar: Calendar = Calendar.GREGORIAN


_Found = re.Match[str]
_WORD: Final = rf"(?P<word>{any_of(MONTHS)})\.?"
_MONTH: Final = rf"(?:{_WORD}|(?P<roman>{any_of(ROMAN_MONTHS)})\.?)"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|-?e?go)?"  # codespell:ignore
_YEAR: Final = r"(?P<year>[0-9]{4})"
_GAP: Final = r"(?:[.,/-] ?| )"
_CENTURY: Final = (
    rf"(?P<century>{any_of(CENTURIES)})(?:st|nd|rd|th|\.)? ?"  # codespell:ignore
    r"(?:w\.|w|wieku|wiek|c\.|century|jh\.?|jahrhunderts?|в\.|век|века)"
)


def read_form(text: str) -> WrittenDate | None:
    """Read one date in folded text with plain hyphens; None where it has no form known here.

    Whether there is such a day is not looked at.
    """
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(text):
            return read(found)
    return None


def _year_month_day(found: _Found) -> WrittenDate | None:
    parts = found.groupdict()
    number = MONTHS.get(parts.get("word") or "") or ROMAN_MONTHS.get(parts.get("roman") or "")
    month = number or int(parts["month"])
    if parts.get("day") is None:
        return WrittenDate(f"{parts['year']}-{month:02d}")
    return WrittenDate(f"{parts['year']}-{month:02d}-{int(parts['day']):02d}")


def _two_digit_year(found: _Found) -> WrittenDate | None:
    """Take `18.VII.44` for 1944, with doubt in the year; `18.VII.83` may be 1883 as well."""
    groups = found.groupdict()
    number = MONTHS.get(groups["word"] or "") or ROMAN_MONTHS[groups["roman"]]
    rest = f"-{number:02d}" + (f"-{int(groups['day']):02d}" if groups.get("day") else "")
    return _of_some_century(found["short"], rest)


def _of_some_century(short: str, *ends: str) -> WrittenDate:
    """Put the century to a year of two digits; `ends` are what may follow it, one or more.

    With more than one, or where the century is open, its reader must say which it is.
    """
    is_likely = int(short) in _OF_THE_TWENTIETH
    if is_likely and len(ends) == 1:
        return WrittenDate(f"19{short}?{ends[0]}", (century_taken(f"19{short}"),))
    newest = () if int(short) > _NEWEST_YEAR else ("20",)
    centuries = ("19",) if is_likely else ("18", "19", *newest)
    said = (NO_CENTURY,) if len(ends) == 1 else (NO_CENTURY, ORDER_UNKNOWN)
    every = tuple(f"{century}{short}{end}" for end in ends for century in centuries)
    return WrittenDate("", said, every)


def _numbers_and_two_digits(found: _Found) -> WrittenDate | None:
    """Read `25.03.44` day first; of `12.03.44` nobody can say what it is."""
    first, second = int(found["first"]), int(found["second"])
    if second > _LAST_MONTH:
        return None
    end, other = f"-{second:02d}-{first:02d}", f"-{first:02d}-{second:02d}"
    is_open = first <= _LAST_MONTH and first != second
    return _of_some_century(found["short"], end, *((other,) if is_open else ()))


def _two_numbers(found: _Found) -> WrittenDate | None:
    """Read `03.04.1942` day first; where a slash or hyphen stands, either order, or the only one.

    Points stand in dates that begin with the day; slashes in those of both habits.
    """
    year, first, second = found["year"], int(found["first"]), int(found["second"])
    day_first_of_two, month_first = _day(year, second, first), _day(year, first, second)
    if first == second or first > _LAST_MONTH:
        return WrittenDate(day_first_of_two)
    if found["mark"] == ".":
        if second > _LAST_MONTH:
            return None
        return WrittenDate(day_first_of_two, (day_first(month_first),), (month_first,))
    if second > _LAST_MONTH:
        return WrittenDate(month_first)
    each = tuple(sorted((day_first_of_two, month_first)))
    return WrittenDate(f"[{','.join(each)}]", (EITHER_ORDER,), each)


def _day(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02d}-{day:02d}"


def _season(found: _Found) -> WrittenDate | None:
    code, year = SEASONS[found["season"]], int(found["year"])
    if found.groupdict().get("next") is not None:
        is_winter_of_both = code == _WINTER and found["next"] in _next_year(year)
        return WrittenDate(f"{year:04d}-{code}") if is_winter_of_both else None
    if code == _WINTER:
        return WrittenDate(f"{year:04d}-{code}", (winter_taken(year),))
    return WrittenDate(f"{year:04d}-{code}")


def _next_year(year: int) -> tuple[str, str]:
    return f"{year + 1:04d}", f"{(year + 1) % 100:02d}"


def _years(found: _Found) -> WrittenDate | None:
    """Read `1941/42`: years that follow each other within a century."""
    first, last = found["year"], found["year"][:2] + found["short"]
    return WrittenDate(f"{first}/{last}") if first < last else None


def _decade(found: _Found) -> WrittenDate | None:
    digits = found["decade"]
    if digits.endswith("0"):  # `1900s`
        return WrittenDate(f"{digits[:2]}XX", (DECADE_OR_CENTURY,), (f"{digits}X",))
    return WrittenDate(f"{digits}X")


def _short_decade(found: _Found) -> WrittenDate | None:
    groups = found.groupdict()
    decade = DECADES.get(groups["named"] or "") or int(groups["tens"])
    if groups.get("century"):
        return WrittenDate(f"{CENTURIES[groups['century']] - 1:02d}{decade // 10}X")
    taken, other = f"19{decade // 10}X", f"18{decade // 10}X"
    return WrittenDate(taken, (century_taken(f"19{decade}", f"19{decade + 9}"),), (other,))


def _century(found: _Found) -> WrittenDate | None:
    return WrittenDate(f"{CENTURIES[found['century']] - 1:02d}XX")


def _part_of_century(found: _Found) -> WrittenDate | None:
    years = 50 if found["half"] else 25
    before = (CENTURIES[found["century"]] - 1) * _YEARS_OF_A_CENTURY + (
        ORDINALS[found["nth"]] - 1
    ) * years
    if ORDINALS[found["nth"]] * years > _YEARS_OF_A_CENTURY:
        return None
    return WrittenDate(f"{before + 1:04d}/{before + years:04d}")


_SEASON: Final = rf"(?P<season>{any_of(SEASONS)})"
_DECADE: Final = rf"(?P<named>{any_of(DECADES)})"
_TENTH: Final = r"\.?(?:-?te|-?tych)?"  # codespell:ignore
_ORDINAL: Final = rf"(?P<nth>{any_of(ORDINALS)})\.?"
_PART: Final = r"(?:(?P<half>pol\.?|polowa|half)|(?:cw\.?|cwierc|quarter))(?: of(?: the)?)?"
_READERS: Final[Mapping[str, Callable[[_Found], WrittenDate | None]]] = {
    _YEAR: lambda found: WrittenDate(found["year"]),
    rf"{_YEAR} ?[/-] ?(?P<short>[0-9]{{2}})": _years,
    rf"{_DAY}(?: of)?{_GAP}{_MONTH}{_GAP}{_YEAR}": _year_month_day,
    rf"{_WORD} ?{_DAY}{_GAP}{_YEAR}": _year_month_day,
    rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}": _year_month_day,
    rf"{_MONTH}{_GAP}{_YEAR}": _year_month_day,
    rf"{_YEAR}{_GAP}{_MONTH}": _year_month_day,
    rf"(?P<month>[0-9]{{1,2}})[./] ?{_YEAR}": _year_month_day,
    rf"{_YEAR}(?P<mark>[./-])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY}": _year_month_day,
    rf"{_DAY}{_GAP}{_MONTH}{_GAP}'?(?P<short>[0-9]{{2}})": _two_digit_year,
    r"(?P<first>[0-9]{1,2})\. ?(?P<second>[0-9]{1,2})\. ?'?(?P<short>[0-9]{2})": (
        _numbers_and_two_digits
    ),
    rf"{_MONTH}{_GAP}'?(?P<short>3[2-9]|[4-9][0-9])": _two_digit_year,
    r"'(?P<short>[0-9]{2})": lambda found: _of_some_century(found["short"], ""),
    r"(?P<first>[0-9]{1,2})(?P<mark>[./-]) ?(?P<second>[0-9]{1,2})(?P=mark) ?"
    rf"{_YEAR}": _two_numbers,
    rf"{_SEASON}(?: of|,)? {_YEAR}(?: ?[/-] ?(?P<next>[0-9]{{2}}|[0-9]{{4}}))?": _season,
    rf"{_YEAR},? {_SEASON}": _season,
    r"(?P<decade>[0-9]{3})0(?:'?s|er(?: jahre)?)": _decade,
    rf"lat(?:a|ach)? (?P<decade>[0-9]{{2}}[1-9])0{_TENTH}": _decade,
    rf"(?:lat(?:a|ach)?|l\.) (?:(?P<tens>[1-9]0){_TENTH}|{_DECADE})(?: {_CENTURY})?": _short_decade,
    rf"'?(?P<tens>[2-9]0)'?s|{_DECADE}": _short_decade,
    _CENTURY: _century,
    rf"{_ORDINAL} {_PART} {_CENTURY}": _part_of_century,
}
_FORMS: Final = tuple((re.compile(pattern), read) for pattern, read in _READERS.items())
