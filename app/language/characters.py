"""The characters that stand in or between words, by what they do there."""

import re
from itertools import chain
from unicodedata import category

from app.domain import sigla_forms

APOSTROPHES = "'’‘‛`´′‵＇ʹʺʻʼʽʾʿ׳״"  # noqa: RUF001 - their likeness is the point
HYPHENS = "-‐‑⸗־﹣－"  # noqa: RUF001
ADDED = "⟨⟩"  # what the writer left out, in editions that mark it; no siglum of ours
BREAK_MARK = "¬"  # what transcribers write for a hyphen that only ends a line
LINE_ENDS = "\n\r|\u2028"  # `|` is the line break of the Leiden conventions
GAP = sigla_forms.GAP  # stands for lost text in an index too: no query can hold it

_WHERE_MARKS_ARE = (range(0xAD, 0x1F000), range(0xE0000, 0xE01F0))  # all of M* and Cf


def _of_category(initial: str) -> frozenset[str]:
    """Find the characters whose general category begins so."""
    found = (chr(c) for c in chain(*_WHERE_MARKS_ARE) if category(chr(c)).startswith(initial))
    return frozenset(found)


MARKS = _of_category("M")  # accents and vowel signs: part of a word
INVISIBLE = _of_category("Cf")  # soft hyphens, joiners, direction marks: part of no word


def in_class(characters: str | frozenset[str]) -> str:
    """Write characters for the inside of a regular expression's `[...]`, as ranges."""
    ranges: list[tuple[int, int]] = []
    for code_point in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code_point - 1:
            ranges[-1] = ranges[-1][0], code_point
        else:
            ranges.append((code_point, code_point))
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)
