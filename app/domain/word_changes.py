"""Two texts side by side, word by word. E. W. Myers, An O(ND) Difference Algorithm, 1986."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_EDITS: Final = 600
_MOST_STEPS: Final = 1_000_000


class WordChange(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that follow each other and fared alike.

    The runs that are not added make up the text before, those that are not removed the text after.
    """

    change: WordChange
    text: str


_Edit = tuple[WordChange, str]
_Comparing = Callable[[Sequence[str], Sequence[str]], list[_Edit] | None]


def word_changes(before: str, after: str) -> tuple[WordRun, ...]:
    """Compare two texts by words; by lines, or as a whole, where that would take too long.

    The work is bounded by counted steps, whatever the texts are.
    """
    edits = _compared(_WORD, before, after)
    if edits is None:
        edits = _compared(_LINE, before, after)
    if edits is None:
        edits = _compared(_WORD, before, after, in_between=_replaced)
    return tuple(_runs(edits or []))


def _compared(
    unit: re.Pattern[str], before: str, after: str, *, in_between: _Comparing | None = None
) -> list[_Edit] | None:
    """Keep what is the same at both ends, and look at what lies in between."""
    old, new = unit.findall(before), unit.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle = (in_between or _edits)(old[start : len(old) - end], new[start : len(new) - end])
    if middle is None:
        return None
    kept = WordChange.KEPT
    return [
        *((kept, word) for word in old[:start]),
        *middle,
        *((kept, word) for word in old[len(old) - end :]),
    ]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Count how many words are the same from the beginning on."""
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )


def _replaced(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    return [(WordChange.REMOVED, "".join(old)), (WordChange.ADDED, "".join(new))]


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit] | None:
    """Find the fewest edits; None past the bound."""
    furthest, trace, steps = {1: 0}, [], 0
    for count in range(min(len(old) + len(new), _MOST_EDITS) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-count, count + 1, 2):
            x, _ = _step(furthest, diagonal, count)
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x, steps = x + 1, steps + 1
            furthest[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return list(_walked_back(old, new, trace))[::-1]
            if steps > _MOST_STEPS:
                return None
    return None


def _step(furthest: dict[int, int], diagonal: int, count: int) -> tuple[int, bool]:
    """Where the next edit begins on a diagonal, and whether it takes a word in or leaves one out.

    On the diagonal above, a word of the new text was taken in; on the one below, one left out.
    """
    above, below = furthest.get(diagonal + 1, -1), furthest.get(diagonal - 1, -1)
    takes_in = diagonal == -count or (diagonal != count and below < above)
    return (above if takes_in else below + 1), takes_in


def _walked_back(
    old: Sequence[str], new: Sequence[str], trace: Sequence[dict[int, int]]
) -> Iterator[_Edit]:
    x, y = len(old), len(new)
    for count in range(len(trace) - 1, -1, -1):
        start, takes_in = _step(trace[count], x - y, count)
        while x > start:
            x, y = x - 1, y - 1
            yield WordChange.KEPT, old[x]
        if count and takes_in:
            y -= 1
            yield WordChange.ADDED, new[y]
        elif count:
            x -= 1
            yield WordChange.REMOVED, old[x]


def _runs(edits: Sequence[_Edit]) -> Iterator[WordRun]:
    for change, group in groupby(edits, key=lambda edit: edit[0]):
        if text := "".join(word for _, word in group):
            yield WordRun(change, text)
