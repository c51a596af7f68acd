"""A run of letters and of what may stand between them, cut into words, each with its forms."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from app.language.characters import (
    ADDED,
    APOSTROPHES,
    BREAK_MARK,
    HYPHENS,
    INVISIBLE,
    MARKS,
    in_class,
)
from app.language.compounds import parts
from app.language.folding import fold

WITHIN: Final = in_class(frozenset(APOSTROPHES + HYPHENS + ADDED) | INVISIBLE)
"""What may stand between the letters of a word, for the inside of `[...]`."""

_IS_COMPOSED = re.compile(rf"[{WITHIN}{BREAK_MARK}_]").search
_KEPT: Final = 1 << 16
_LONGEST_KEPT: Final = 40


class Cut(NamedTuple):
    """A word within a piece of a text: where it stands there, its forms, and its spelling."""

    start: int
    end: int
    forms: tuple[str, ...]
    spelling: str


def cut(piece: str) -> tuple[Cut, ...]:
    """Give the words of a piece that isn't plain."""
    return _kept(piece) if len(piece) <= _LONGEST_KEPT else tuple(_cuts(piece))


@lru_cache(maxsize=_KEPT)
def _kept(piece: str) -> tuple[Cut, ...]:
    """Remember the words of a piece: the same ones come again and again."""
    return tuple(_cuts(piece))


def _cuts(piece: str) -> Iterator[Cut]:
    if not _IS_COMPOSED(piece):
        if folded := spelt(piece):
            yield Cut(0, len(piece), (folded,), written(piece))
        return
    for part in parts(piece):
        forms = tuple(dict.fromkeys(map(spelt, (part.letters, part.head, part.compound))))
        if forms[0]:
            others = tuple(filter(None, forms))
            yield Cut(part.start, part.end, others, written(part.letters))


def spelt(word: str) -> str:
    """Fold a word, and keep of it only what can stand in one: `⑴` decomposes into `(1)`."""
    folded = fold(word)
    if folded.isalnum():
        return folded
    return "".join(c for c in folded if c.isalnum() or c in MARKS)


def written(word: str) -> str:
    """Give a word in small letters with its diacritics, without what only stands in it."""
    small = normalize("NFC", word.lower())
    return small if small.isalnum() else "".join(c for c in small if c.isalnum() or c in MARKS)
