"""Days that are written by their name: feasts that fall on a fixed day, and Easter."""

import re
from datetime import date, timedelta
from typing import Final

from app.language.date_words import any_of
from app.language.folding import fold

_FIXED: Final = {
    (12, 24): ("Wigilia", "Wigilia Bożego Narodzenia", "Christmas Eve", "Heiligabend"),
    (12, 25): ("Boże Narodzenie", "Bożego Narodzenia", "Christmas", "Christmas Day", "Xmas"),
    (12, 31): ("Sylwester", "New Year's Eve", "Silvester"),
    (1, 1): ("Nowy Rok", "New Year", "New Year's Day"),
    (1, 6): ("Trzech Króli", "Święto Trzech Króli", "Epiphany"),
    (11, 1): ("Wszystkich Świętych", "All Saints' Day", "All Saints"),
    (11, 2): ("Zaduszki", "Dzień Zaduszny", "All Souls' Day"),
}
_AFTER_EASTER: Final = {
    -2: ("Wielki Piątek", "Good Friday"),
    0: ("Wielkanoc", "Wielkanocy", "Easter", "Easter Sunday", "Niedziela Wielkanocna", "Ostern"),
    1: ("Poniedziałek Wielkanocny", "Easter Monday"),
    49: ("Zielone Świątki", "Whitsun", "Pentecost"),
    60: ("Boże Ciało", "Corpus Christi"),
}
_DAYS: Final = {fold(name): day for day, names in _FIXED.items() for name in names}
_MOVING: Final = {fold(name): days for days, names in _AFTER_EASTER.items() for name in names}
_FEAST: Final = re.compile(rf"(?P<name>{any_of((*_DAYS, *_MOVING))}),? (?P<year>[0-9]{{4}})")


def read_feast(text: str) -> str:
    """Give the day of a feast of the Western churches as EDTF; empty where the text names none."""
    found = _FEAST.fullmatch(text)
    if found is None:
        return ""
    name, year = found["name"], int(found["year"])
    if name in _DAYS:
        month, day = _DAYS[name]
        return f"{year:04d}-{month:02d}-{day:02d}"
    try:
        return (easter(year) + timedelta(days=_MOVING[name])).isoformat()
    except ValueError:
        return ""


def easter(year: int) -> date:
    """Give Easter Sunday in the Gregorian calendar.

    The algorithm without exceptions that Nature printed on 1876-04-20; J. Meeus, Astronomical
    Algorithms, chapter 8.
    """
    golden, (century, within) = year % 19, divmod(year, 100)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - epact - within % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
