"""Years that four digits can't write, and years known to a few digits only.

EDTF level 1 "Letter-prefixed calendar year", level 2 "Exponential year" and "Significant digits".
"""

import re
from typing import Final

_PLAIN: Final = re.compile(
    r"(?P<digits>[0-9]{4})S(?P<significant>[0-9]{1,2})"
    r"|Y(?P<sign>-?)(?P<long>[1-9][0-9]{0,17})(?:E(?P<zeros>[1-9][0-9]?))?(?:S(?P<kept>[0-9]{1,2}))?"
)
_FOUR_DIGITS = 9999


def read_year(text: str) -> tuple[int, int] | None:
    """Give the first and the last year that a text can mean; None where it is no such year."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    if found["digits"]:
        return _known_to(int(found["digits"]), int(found["significant"]))
    year = int(found["long"]) * 10 ** int(found["zeros"] or 0)
    if year <= _FOUR_DIGITS:
        return None
    years = _known_to(year, int(found["kept"])) if found["kept"] else (year, year)
    return (-years[1], -years[0]) if years and found["sign"] else years


def _known_to(year: int, significant_digits: int) -> tuple[int, int] | None:
    """Give the years that begin with the same digits: 1950 known to two is 1900 to 1999."""
    if not 1 <= significant_digits <= len(str(year)):
        return None
    unit: int = 10 ** (len(str(year)) - significant_digits)
    first = year // unit * unit
    return first, first + unit - 1
