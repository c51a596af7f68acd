"""Words in which something stands: a hyphen, an apostrophe, an editor's bracket, a line's end.

Leiden conventions: `Buz[ułuk]` and `Żoł(nierze)` are one word each, as they are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.language.characters import (
    APOSTROPHES,
    BREAK_MARK,
    CLOSING,
    HYPHENS,
    INVISIBLE,
    LINE_ENDS,
    OPENING,
    in_class,
)

_Word = list[re.Match[str]]
"""A word's runs of letters, with what vanishes between them."""

_MOST_WORDS = 8  # Jean-Jacques-Régis, Saint-Jean-de-la-Ruelle

_BRACKETS = frozenset(OPENING + CLOSING)
_MUST_PAIR = frozenset("(){}")  # supplied text may run on into the next word, a remark may not
_READ_OVER = INVISIBLE | _BRACKETS | frozenset("?")  # `?` is what is left of `(?)`

_SIGNS = frozenset(APOSTROPHES + HYPHENS + BREAK_MARK + LINE_ENDS + "_ \t") | _READ_OVER
_LETTERS = re.compile(f"[^{in_class(_SIGNS)}]+")
_CLOSED = re.compile(rf"\?*[{in_class(CLOSING)}]")
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
    pairs = _pairs(run)
    for words in _compounds(run, pairs):
        texts = [_letters(word) for word in words]
        compound = _compound(texts)
        for word, letters in zip(words, texts, strict=True):
            start, end = _with_brackets(run, word, pairs)
            yield Part(start, end, letters, _head(run, word), compound)


def _compounds(run: str, pairs: dict[int, int]) -> Iterator[list[_Word]]:
    """Group the letters into words, and words into what hyphens hold together."""
    words: list[_Word] = []
    for letters in _LETTERS.finditer(run):
        link = _link(run, words[-1][-1].end(), letters.start(), pairs) if words else "hyphen"
        if link == "vanishes":
            words[-1].append(letters)
        elif link == "hyphen":
            words.append([letters])
        else:
            yield words
            words = [[letters]]
    if words:
        yield words


def _link(run: str, start: int, end: int, pairs: dict[int, int]) -> str:
    """Say what `run[start:end]`, between two runs of letters, does: vanishes, hyphen or parts."""
    between = run[start:end]
    if any(run[i] in _MUST_PAIR and i not in pairs for i in range(start, end)):
        return "parts"
    found = _LINK.fullmatch("".join(c for c in between if c not in _READ_OVER))
    kind = found.lastgroup if found else None
    if kind == "line_end":
        return "vanishes" if run[end].islower() else "hyphen"
    return kind or "parts"


def _letters(word: _Word) -> str:
    return "".join(letters.group() for letters in word)


def _head(run: str, word: _Word) -> str:
    """Give the owner in `owner's`; nothing for any other word."""
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


def _pairs(run: str) -> dict[int, int]:
    """Find each bracket's partner, both ways. A bracket without one is left out."""
    pairs: dict[int, int] = {}
    unclosed: dict[str, list[int]] = {}
    for place, character in enumerate(run):
        if character in OPENING:
            unclosed.setdefault(character, []).append(place)
        elif character in CLOSING and unclosed.get(OPENING[CLOSING.index(character)]):
            partner = unclosed[OPENING[CLOSING.index(character)]].pop()
            pairs[place], pairs[partner] = partner, place
    return pairs


def _with_brackets(run: str, word: _Word, pairs: dict[int, int]) -> tuple[int, int]:
    """Widen a word's span by a bracket at its edge whose partner stands inside the word."""
    first, last = word[0].start(), word[-1].end()
    start, end = first, last
    while start and run[start - 1] in OPENING and first < pairs.get(start - 1, first) < last:
        start -= 1
    while closing := _CLOSED.match(run, end):
        if not first < pairs.get(closing.end() - 1, first) < last:
            break
        end = closing.end()
    return start, end
