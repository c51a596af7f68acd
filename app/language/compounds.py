"""Words in which something stands: a hyphen, an apostrophe, a line's end.

What an editor has marked is gone before: `Buz[ułuk]` comes here as `Buzułuk`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.language.characters import (
    ADDED,
    APOSTROPHES,
    BREAK_MARK,
    HYPHENS,
    INVISIBLE,
    LINE_ENDS,
    in_class,
)

_Word = list[re.Match[str]]
"""A word's runs of letters, with what vanishes between them."""

_TWO = 2
_MOST_WORDS = 8  # Jean-Jacques-Régis, Saint-Jean-de-la-Ruelle

_READ_OVER = INVISIBLE | frozenset(ADDED)

_SIGNS = frozenset(APOSTROPHES + HYPHENS + BREAK_MARK + LINE_ENDS + "_ \t") | _READ_OVER
_LETTERS = re.compile(f"[^{in_class(_SIGNS)}]+")
_HYPHEN = in_class(HYPHENS)
_LINK = re.compile(
    f"(?P<vanishes>[{in_class(APOSTROPHES)}]?)"
    rf"|(?P<line_end>[{_HYPHEN}{BREAK_MARK}]?[ \t]*(?:\r\n|[{in_class(LINE_ENDS)}])[ \t]*)"
    f"|(?P<hyphen>[{_HYPHEN}])"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word as it is read, not yet folded. Offsets lie in the run that it was cut from.

    `head` is what stands before `'s`; `compound` is the word that hyphens make of this one and
    its neighbours, written as one.
    """

    start: int
    end: int
    letters: str
    head: str
    compound: str


def parts(run: str) -> Iterator[Part]:
    """Cut a run of letters, and of what may stand between them, into words in their order."""
    for words in _compounds(run):
        texts = [_letters(word) for word in words]
        compound = _compound(texts)
        for word, letters in zip(words, texts, strict=True):
            yield Part(word[0].start(), word[-1].end(), letters, _head(run, word), compound)


def _compounds(run: str) -> Iterator[list[_Word]]:
    """Group the letters into words, and words into what hyphens hold together."""
    words: list[_Word] = []
    for letters in _LETTERS.finditer(run):
        link = _link(run, words[-1][-1].end(), letters.start()) if words else "hyphen"
        if link == "vanishes":
            words[-1].append(letters)
        elif link == "hyphen":
            words.append([letters])
        else:
            yield words
            words = [[letters]]
    if words:
        yield words


def _link(run: str, start: int, end: int) -> str:
    """Say what `run[start:end]`, between two runs of letters, does: vanishes, hyphen or parts."""
    found = _LINK.fullmatch("".join(c for c in run[start:end] if c not in _READ_OVER))
    kind = found.lastgroup if found else None
    if kind == "line_end":
        return "vanishes" if run[end].islower() else "hyphen"
    return kind or "parts"


def _letters(word: _Word) -> str:
    return "".join(letters.group() for letters in word)


def _head(run: str, word: _Word) -> str:
    """Give the owner in `owner's`, the name in `d'Orient`; nothing for any other word."""
    if len(word) == _TWO and len(word[0].group()) == 1 and word[0].group().isascii():
        return word[1].group()
    if len(word) == 1 or word[-1].group() not in ("s", "S"):
        return ""
    between = run[word[-2].end() : word[-1].start()]
    return "" if frozenset(APOSTROPHES).isdisjoint(between) else _letters(word[:-1])


def _compound(texts: list[str]) -> str:
    """Write a compound as one word; not where two numbers would melt into a third, as in `5-7`.

    What strings many words together is no compound. Each of its words would carry it whole, which
    could fill the memory.
    """
    melts = any(a[-1].isnumeric() and b[0].isnumeric() for a, b in pairwise(texts))
    return "" if melts or not 1 < len(texts) <= _MOST_WORDS else "".join(texts)
