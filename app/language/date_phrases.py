"""What dates are joined by: before and after one, between two, from one to another."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.language.date_feasts import read_feast
from app.language.date_forms import WrittenDate, read_form
from app.language.date_parts import read_part
from app.language.date_words import (
    AFTER,
    AND,
    BEFORE,
    BETWEEN,
    OR,
    OR_EARLIER,
    OR_LATER,
    SINCE,
    TO,
    UNTIL,
    any_of,
)

_OPEN = ".."
_LAST_MONTH = 12
_TWO = 2
_BOUNDED: Final = re.compile(
    rf"(?:(?P<before>{any_of(BEFORE)})|(?P<after>{any_of(AFTER)})|(?P<until>{any_of(UNTIL)})"
    rf"|(?P<since>{any_of(SINCE)})) (?:(?:w|we|in) )?(?P<date>.+)"
)
_JOINED: Final = re.compile(rf"(?:(?:{any_of(SINCE)}) )?(?P<rest>.+)")
_JOINTS: Final = (" - ", "-", *(f" {word} " for word in TO), "/")
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def read_phrase(text: str) -> WrittenDate | None:
    """Read a date, or dates joined by words, in folded text; None where it is not understood."""
    return (
        read_form(text)
        or read_part(text)
        or _feast(text)
        or _between(text)
        or _one_or_both(text)
        or _from_to(text)
        or _bounded(text)
        or _open(text)
    )


def _feast(text: str) -> WrittenDate | None:
    edtf = read_feast(text)
    return WrittenDate(edtf) if edtf else None


def _one_or_both(text: str) -> WrittenDate | None:
    """Read `1941 or 1942`, and `1941 and 1943`. EDTF level 2, "Set representation"."""
    for words, opening, closing in ((OR, "[", "]"), (AND, "{", "}")):
        parts = re.split(rf" (?:{any_of(words)}) ", text)
        joined = _pair(*parts) if len(parts) == _TWO else None
        if joined and all(_PLAIN.fullmatch(part.edtf) for part in joined):
            said = tuple(dict.fromkeys((*joined[0].assumptions, *joined[1].assumptions)))
            return WrittenDate(f"{opening}{joined[0].edtf},{joined[1].edtf}{closing}", said)
    return None


def _open(text: str) -> WrittenDate | None:
    """Read `1941 or later`."""
    for words, pattern in ((OR_LATER, "{}/.."), (OR_EARLIER, "../{}")):
        found = re.fullmatch(rf"(?P<date>.+?) (?:{any_of(words)})", text)
        written = read_form(found["date"]) if found else None
        if written and _PLAIN.fullmatch(written.edtf):
            return WrittenDate(pattern.format(written.edtf), written.assumptions)
    return None


def _bounded(text: str) -> WrittenDate | None:
    found = _BOUNDED.fullmatch(text)
    written = read_form(found["date"]) if found else None
    plain = _PLAIN.fullmatch(written.edtf) if written else None
    if not found or not written or not plain:
        return None
    if found["until"]:
        ends = _OPEN, written.edtf
    elif found["since"]:
        ends = written.edtf, _OPEN
    elif found["before"]:
        ends = _OPEN, _neighbour(plain, step=-1)
    else:
        ends = _neighbour(plain, step=1), _OPEN
    return WrittenDate("/".join(ends), written.assumptions) if all(ends) else None


def _neighbour(plain: re.Match[str], *, step: int) -> str:
    """Give the year, month or day before (-1) or after (1): what is before 1939 ends with 1938."""
    year, month, day = (int(part or 0) for part in plain.groups())
    if day:
        try:
            return (date(year, month, day) + timedelta(days=step)).isoformat()
        except (ValueError, OverflowError):  # there is no such day
            return ""
    if month:
        years, month = divmod(year * _LAST_MONTH + month - 1 + step, _LAST_MONTH)
        return f"{years:04d}-{month + 1:02d}"
    return f"{year + step:04d}"


def _between(text: str) -> WrittenDate | None:
    for opening, joints in BETWEEN.items():
        word = any_of([opening])
        found = re.fullmatch(rf"{word} (?P<start>.+?) (?:{any_of(joints)}) (?P<end>.+)", text)
        if found and (written := _interval(found["start"], found["end"])):
            return written
    return None


def _from_to(text: str) -> WrittenDate | None:
    rest = _JOINED.fullmatch(text)
    for joint in _JOINTS if rest else ():
        if rest and rest["rest"].count(joint) == 1:
            start, end = rest["rest"].split(joint)
            if written := _interval(start.strip(), end.strip()):
                return written
    return None


def _interval(start: str, end: str) -> WrittenDate | None:
    """Join two dates; the first may leave to the second what they share, as in `1-3 May 1941`."""
    joined = _pair(start, end)
    if joined is None or not all(part.edtf for part in joined):
        return None
    first, last = joined
    assumptions = tuple(dict.fromkeys((*first.assumptions, *last.assumptions)))
    return WrittenDate(f"{first.edtf}/{last.edtf}", assumptions)


def _pair(start: str, end: str) -> tuple[WrittenDate, WrittenDate] | None:
    last = read_form(end)
    if last is None:
        return None
    first = read_form(start) or next(_with_what_is_shared(start, end, last), None)
    return (first, last) if first else None


def _with_what_is_shared(start: str, end: str, last: WrittenDate) -> Iterator[WrittenDate]:
    """Complete the first of two dates by the end of the second, if that makes one of its kind."""
    for place in range(len(end) - 1, 0, -1):
        if end[place] in " .":
            first = read_form(start.rstrip(".") + end[place:])
            if first and len(first.edtf) == len(last.edtf):
                yield first
