"""Words that are like each other: mistyped, misread, or written in a hurry.

Forms with a mistyping between them share a number: that of what both are when a letter is left
out. (Deletion neighbourhood; Mor and Fraenkel, "A hash code method for detecting and correcting
spelling errors", CACM 25, 1982.)
"""

from typing import Final
from zlib import crc32

from rapidfuzz.distance import OSA

LOOK: Final = "~"
"""Begins a form that says how a word looks, in which letters that look alike are one."""

_BEGINNING: Final = 8
_LEAST_LETTERS: Final = 4
_LONG: Final = 8
_MOST_LETTERS: Final = 64
_HALF: Final = 1 << 31


def has_likenesses(folded: str) -> bool:
    """Whether a word is one that may be mistyped: long enough, and no number."""
    return _LEAST_LETTERS <= len(folded) <= _MOST_LETTERS and not any(map(str.isdigit, folded))


def deletions(form: str) -> tuple[int, ...]:
    """Give the numbers of a form: of its beginning, and of that with each letter left out."""
    if form.startswith(LOOK):
        return (_number(form),)
    beginning = form[:_BEGINNING]
    without = (beginning[:place] + beginning[place + 1 :] for place in range(len(beginning)))
    return tuple(dict.fromkeys(map(_number, (beginning, *without))))


def distance(one: str, other: str) -> int | None:
    """Count letters left out, added, taken for others or swapped; None where they are too many.

    One is allowed up to seven letters, two from eight on. Words that only look alike, by hand, are
    further from each other than those with one mistyping.
    """
    if LOOK in (one[:1], other[:1]):
        return 2 if one == other else None
    most = 2 if min(len(one), len(other)) >= _LONG else 1
    counted = OSA.distance(one, other, score_cutoff=most)
    return counted if counted <= most else None


def _number(text: str) -> int:
    """Give a signed 32-bit number, as both databases can keep it."""
    number = crc32(text.encode())
    return number - (number & _HALF) * 2
