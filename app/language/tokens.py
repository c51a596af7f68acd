"""The words of a text and where each stands. One analyser for index, query and highlight.

A word is a run of letters, numbers and marks (Unicode general categories L*, N*, M*). Editors'
marks are taken apart by `app.domain.sigla`; what else may stand in a word without ending it is told
in `compounds`, and how it is spelt for comparing in `folding`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.sigla import parse
from app.language.characters import (
    ADDED,
    APOSTROPHES,
    BREAK_MARK,
    GAP,
    HYPHENS,
    INVISIBLE,
    LINE_ENDS,
    MARKS,
    in_class,
)
from app.language.compounds import parts
from app.language.folding import fold
from app.language.marked_words import MarkedText

_WORD = rf"[\w{in_class(MARKS)}]+"
_AT_LINE_END = (
    rf"[{in_class(HYPHENS)}{BREAK_MARK}\u00ad][ \t]*+(?:\r\n|[{in_class(LINE_ENDS)}])[ \t]*+"
)
_WITHIN = in_class(frozenset(APOSTROPHES + HYPHENS + ADDED) | INVISIBLE)
_PIECE = re.compile(rf"(?P<lost>{GAP})|{_WORD}(?:(?:{_AT_LINE_END}|[{_WITHIN}])+{_WORD})*")
_IS_COMPOSED = re.compile(rf"[{_WITHIN}{BREAK_MARK}_]").search


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end]`, in code points, `end` outside.

    `alternatives` are other folded forms under which this word is found, `position` its number
    among the words and the gaps of its text, from 0.
    """

    start: int
    end: int
    folded: str
    alternatives: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A text as an index keeps it: words apart by one space, in their order.

    `GAP` holds the place of lost text in `body`, so that no phrase reaches over it.
    """

    body: str
    alternatives: str


def tokens(text: str) -> list[Token]:
    """Give the words of a text in their order; their spans never overlap.

    `(?)`, `[sic]` and their like are no words; `[...]` is none, but takes a position.
    """
    sigla = parse(text)
    if not sigla.has_marks:
        return list(_words(text.replace(GAP, " ")))
    marked = MarkedText(sigla)
    return [_marked(word, marked) for word in _words(marked.words.text)]


def _words(text: str) -> Iterator[Token]:
    """Give the words of a text that has no marks but `GAP`."""
    position = 0
    for piece in _PIECE.finditer(text):
        word = piece.group()
        if piece["lost"]:
            position += 1
        elif word.isascii() and word.isalnum():
            yield Token(*piece.span(), word.lower(), (), position)
            position += 1
        else:
            for start, end, forms in _composed(word, piece.start()):
                yield Token(start, end, forms[0], forms[1:], position)
                position += 1


def _marked(word: Token, marked: MarkedText) -> Token:
    """Put a word where it stands in the marked text, and add how the hand spelt it."""
    start, end = marked.span(word.start, word.end)
    lettered = _spelt(marked.as_lettered(start, end))
    forms = dict.fromkeys((word.folded, *word.alternatives, lettered))
    _, *others = filter(None, forms)
    return Token(start, end, word.folded, tuple(others), word.position)


def index_form(text: str) -> IndexedText:
    """Give a text's words as an index is to keep them."""
    body: list[str] = []
    alternatives: list[str] = []
    for token in tokens(text):
        body += [GAP] * (token.position - len(body))
        body.append(token.folded)
        alternatives += token.alternatives
    return IndexedText(" ".join(body), " ".join(alternatives))


def wanted_words(query: str) -> tuple[tuple[str, ...], ...]:
    """Give the words that a query asks for, each as the forms that will do, the best one first.

    A text answers when for every word at least one form is among its tokens' folded forms and
    alternatives: `Stalin's` is content with `stalins` or else `stalin`, in a text that says
    `STALIN'S` or `Stalin`. A form that ends in `*` (typed at a word's end) stands for every word
    that begins so. Nothing else in a query has a meaning of its own here.
    """
    words = []
    for token in tokens(query):
        star = "*" if query.startswith("*", token.end) else ""
        words.append(tuple(form + star for form in (token.folded, *token.alternatives)))
    return tuple(dict.fromkeys(words))


def _composed(word: str, at: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give the words of a piece that isn't plain: start, end, and the folded forms of each."""
    if not _IS_COMPOSED(word):
        if spelt := _spelt(word):
            yield at, at + len(word), (spelt,)
        return
    for part in parts(word):
        forms = tuple(dict.fromkeys(map(_spelt, (part.letters, part.head, part.compound))))
        if forms[0]:
            yield at + part.start, at + part.end, tuple(filter(None, forms))


def _spelt(word: str) -> str:
    """Fold a word, and keep of it only what can stand in one: `⑴` decomposes into `(1)`."""
    folded = fold(word)
    if folded.isalnum():
        return folded
    return "".join(c for c in folded if c.isalnum() or c in MARKS)
