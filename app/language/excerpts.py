"""Where the words that were asked for stand in a text, and the text around them, verbatim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category

from app.language.characters import APOSTROPHES, INVISIBLE, LINE_ENDS, MARKS
from app.language.tokens import Token

_PUNCTUATION = "P"  # the general categories P*
_SIGNS = INVISIBLE | frozenset(APOSTROPHES + LINE_ENDS)  # what else separates words and no more


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`, in code points, `end` outside."""

    start: int
    end: int


class Excerpt(NamedTuple):
    """What stands at a span, with its surroundings; joined, the three stand so in the text.

    Web Annotation Data Model, 4.2.4 Text Quote Selector.
    """

    prefix: str
    exact: str
    suffix: str


def excerpt(text: str, span: Span, *, context_chars: int = 40) -> Excerpt:
    """Quote a span with up to `context_chars` code points on each side, of whole words if it can.

    A word that alone is longer than that is cut, since some context is better than none. Where the
    text ends within half as much again, it is quoted to its end: nobody asks for the last word.
    """
    nearly = context_chars + context_chars // 2
    start, end = span.start - context_chars, span.end + context_chars
    start = _cut(text, start, toward=span.start) if span.start > nearly else 0
    end = _cut(text, end, toward=span.end) if len(text) - span.end > nearly else len(text)
    return Excerpt(text[start : span.start], text[span.start : span.end], text[span.end : end])


def joined(text: str, hits: Iterable[Token]) -> Iterator[Span]:
    """Make one span of the words, given in their order, that are neighbours in a text."""
    last: Token | None = None
    start = 0
    for hit in hits:
        if last and not _are_neighbours(text, last, hit):
            yield Span(start, last.end)
            last = None
        start = start if last else hit.start
        last = hit
    if last:
        yield Span(start, last.end)


def _are_neighbours(text: str, one: Token, next_one: Token) -> bool:
    between = text[one.end : next_one.start]
    return next_one.position == one.position + 1 and all(map(_joins, between))


def _joins(character: str) -> bool:
    is_punctuation = character in _SIGNS or category(character).startswith(_PUNCTUATION)
    return is_punctuation or character.isspace()


def _cut(text: str, place: int, *, toward: int) -> int:
    """Move a cut towards the span until it falls between words; leave it if it never does."""
    step = 1 if place < toward else -1
    for cut in range(place, toward, step):
        outer, inner = text[cut - 1 : cut], text[cut : cut + 1]
        if step < 0:
            outer, inner = inner, outer
        if not inner.isspace() and (not outer or outer.isspace()):
            return cut
    while place != toward and text[place : place + 1] in MARKS:  # a letter keeps its accents
        place += step
    return place
