"""The words that someone types: whole ones, and those of which a star leaves something open."""

import re
from collections.abc import Iterator

from app.domain.search_query import Asked, Wildcard, Word
from app.language.characters import APOSTROPHES, INVISIBLE, MARKS, in_class
from app.language.cutting import spelt
from app.language.tokens import MOST_LETTERS, tokens

_LOST = r"(?:\[(?:\.+|…|-+|\s*)\]|\((?:\.+|…)\))"
_STAR = re.compile(rf"\*+|(?<=\w){_LOST}|{_LOST}(?=\w)")
_RUN = re.compile(rf"[*\w{in_class(MARKS | INVISIBLE | frozenset(APOSTROPHES))}]+")


def typed_words(text: str, start: int, function_words: frozenset[str]) -> Iterator[Asked]:
    """Give the words of a stretch of a question that begins at `start`.

    `[...]` within a word leaves open what stands there, as `*` does.
    """
    starred = _STAR.sub(lambda found: "*".ljust(len(found.group()), "\N{ZERO WIDTH SPACE}"), text)
    at = 0
    for found in (run for run in _RUN.finditer(starred) if "*" in run.group()):
        yield from _whole_words(text[at : found.start()], start + at, function_words)
        pieces = tuple(map(spelt, found.group().split("*")))
        if any(pieces):
            original = text[found.start() : found.end()]
            yield Wildcard(_joined(pieces), original, start + found.start(), start + found.end())
        at = found.end()
    yield from _whole_words(text[at:], start + at, function_words)


def _whole_words(text: str, start: int, function_words: frozenset[str]) -> Iterator[Asked]:
    for token in tokens(text):
        forms = tuple(form[:MOST_LETTERS] for form in (token.folded, *token.alternatives))
        yield Word(
            forms,
            text[token.start : token.end],
            start + token.start,
            start + token.end,
            is_optional=token.folded in function_words,
        )


def _joined(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Leave one star where several stand next to each other."""
    first, *within, last = pieces
    return (first[:MOST_LETTERS], *(piece for piece in within if piece), last[:MOST_LETTERS])
