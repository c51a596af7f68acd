"""Parts of a stretch of time: the beginning of the forties, a third quarter, half of a year."""

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Final

from app.language.date_forms import WrittenDate, read_form
from app.language.date_sentences import part_taken
from app.language.date_words import ORDINALS, PARTS, any_of

_OF_IT: Final = r"[ -](?:of (?:the )?)?"
_PART: Final = re.compile(rf"(?:the )?(?P<part>{any_of(PARTS)}){_OF_IT}(?P<rest>.+)")
_NTH: Final = (
    rf"(?P<nth>{any_of(ORDINALS)})\.? "
    r"(?:(?P<half>pol\.?|polowa|polrocze|half)|(?:kw\.?|kwartal|cwierc|quarter))"
)
_OF_A_YEAR: Final = re.compile(
    rf"(?:the )?{_NTH}(?: of)?,? (?P<year>[0-9]{{4}})|q(?P<q>[1-4])[ /]?(?P<of>[0-9]{{4}})"
)
_FIRST_QUARTER, _FIRST_HALF, _FIRST_THIRD = 33, 40, 37
_HALVES = 2
_THIRDS_OF_A_DECADE: Final[Mapping[int, tuple[int, int]]] = {0: (0, 3), 1: (4, 6), 2: (7, 9)}
_THIRDS_OF_A_CENTURY: Final[Mapping[int, tuple[int, int]]] = {0: (1, 33), 1: (34, 66), 2: (67, 100)}
_ABOUT: Final = frozenset("~")


def read_part(text: str) -> WrittenDate | None:
    """Read part of a year, month, decade or century in folded text; None where it is no such one.

    Halves and quarters of years are EDTF's own (level 2, "Sub-year groupings"); a beginning,
    middle or end is taken for a third, roughly.
    """
    if of_a_year := _OF_A_YEAR.fullmatch(text):
        return _of_a_year(of_a_year)
    found = _PART.fullmatch(text)
    written = read_form(found["rest"]) if found else None
    if found is None or written is None:
        return None
    third = PARTS[found["part"]]
    edtf = _third(written.edtf, third)
    assumptions = (*written.assumptions, part_taken(third))
    return WrittenDate(edtf, assumptions, marks=_ABOUT) if edtf else None


def _of_a_year(found: re.Match[str]) -> WrittenDate | None:
    if found["q"]:
        return WrittenDate(f"{found['of']}-{_FIRST_QUARTER + int(found['q']) - 1}")
    nth = ORDINALS[found["nth"]]
    if not found["half"]:
        return WrittenDate(f"{found['year']}-{_FIRST_QUARTER + nth - 1}")
    return WrittenDate(f"{found['year']}-{_FIRST_HALF + nth - 1}") if nth <= _HALVES else None


def _third(edtf: str, third: int) -> str:
    if re.fullmatch(r"[0-9]{4}", edtf):
        return f"{edtf}-{_FIRST_THIRD + third}"
    if re.fullmatch(r"[0-9]{3}X", edtf):
        first, last = _THIRDS_OF_A_DECADE[third]
        return f"{edtf[:3]}{first}/{edtf[:3]}{last}"
    if re.fullmatch(r"[0-9]{2}XX", edtf):
        first, last = _THIRDS_OF_A_CENTURY[third]
        return f"{int(edtf[:2]) * 100 + first:04d}/{int(edtf[:2]) * 100 + last:04d}"
    if re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", edtf):
        first, last = third * 10 + 1, third * 10 + 10
        if third == len(_THIRDS_OF_A_DECADE) - 1:
            last = monthrange(int(edtf[:4]) or 4, int(edtf[5:]))[1]
        return f"{edtf}-{first:02d}/{edtf}-{last:02d}"
    return ""
