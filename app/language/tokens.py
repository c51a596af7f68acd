"""The words of a text and where each stands. One analyser for index, query and highlight.

A word is a run of letters, numbers and marks (Unicode general categories L*, N*, M*). Editors'
marks are taken apart by `app.domain.sigla`; what else may stand in a word without ending it is told
in `compounds`, and how it is spelt for comparing in `folding`.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.domain.sigla import parse
from app.language.characters import (
    BREAK_MARK,
    GAP,
    HYPHENS,
    LINE_ENDS,
    MARKS,
    in_class,
)
from app.language.cutting import WITHIN, cut, spelt, written
from app.language.glued import glued_parts
from app.language.marked_words import MarkedText

MOST_LETTERS: Final = 100
"""How many letters of a word an index keeps, and a question asks for."""

_MOST_INITIALS: Final = 6
_WORD = rf"[\w{in_class(MARKS)}]+"
_AT_LINE_END = (
    rf"[{in_class(HYPHENS)}{BREAK_MARK}\u00ad][ \t]*+(?:\r\n|[{in_class(LINE_ENDS)}])[ \t]*+"
)
_RUN = rf"{_WORD}(?:(?:{_AT_LINE_END}|[{WITHIN}])+{_WORD})*"
_LETTER = r"(?<![\w.])[^\W\d_]"
_PIECE = re.compile(
    rf"(?P<damaged>{_WORD}(?:{GAP}+{_WORD})+)|(?P<lost>{GAP})"
    rf"|(?P<grouped>(?<!\d)\d{{1,3}}(?:[., \u00a0\u202f]\d{{3}})+(?![\w]))"
    rf"|(?P<dotted>{_LETTER}(?:(?:\.[^\W\d_](?!\w)){{1,{_MOST_INITIALS}}}"
    rf"|(?:\. [^\W\d_](?=\.)){{1,{_MOST_INITIALS}}}))|{_RUN}"
)
_GROUP = re.compile(r"\d+")
_BEFORE_A_MONTH = re.compile(r"\d[./ -]{1,2}")
_AFTER_A_MONTH = re.compile(r"[./ -]{1,2}\d")
_AFTER_A_DAY = re.compile(r"(?<!\d)\d\d?(?:\. ?|/)$")
_BEFORE_A_YEAR = re.compile(r"(?:\. ?|/)\d\d(?:\d\d)?(?!\d)")
_JANUARY: Final = "01"  # what `I` is between numbers, elsewhere it is a word
_HEBREW = "\u05d0-\u05ea"
_TYPED_GERSHAYIM = re.compile(rf'(?<=[{_HEBREW}])["“”](?=[{_HEBREW}])')
_GERSHAYIM = "\u05f4"
_LEAST_LETTERS: Final = 3  # of a damaged word: less says nothing


class Token(NamedTuple):
    """A word of a text: `text[start:end]`, in code points, `end` outside.

    `alternatives` are other folded forms under which this word is found, `position` its number
    among the words and the gaps of its text, from 0. `spelling` has small letters and diacritics.
    A word that has lost letters has `GAP` in their place. One that `is_deleted` is struck out.
    """

    start: int
    end: int
    folded: str
    alternatives: tuple[str, ...]
    position: int
    spelling: str = ""
    is_deleted: bool = False


def tokens(text: str) -> list[Token]:
    """Give the words of a text in their order; their spans never overlap.

    `(?)`, `[sic]` and their like are no words; `[...]` is none, but takes a position.
    """
    if '"' in text or "”" in text:
        text = _TYPED_GERSHAYIM.sub(_GERSHAYIM, text)
    sigla = parse(text)
    if not sigla.has_marks:
        return list(_words(text.replace(GAP, " ")))
    marked = MarkedText(sigla)
    words = (_marked(word, marked) for word in _words(marked.words.text))
    return [word for word in words if word.folded.strip(GAP)]


def _words(text: str) -> Iterator[Token]:
    """Give the words of a text that has no marks but `GAP`."""
    position = 0
    has_gaps = GAP in text
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "lost":
            position += 1
        elif piece.lastgroup:
            for token in _composed(piece, position):
                yield token
                position += 1
        else:
            word, at = piece.group(), piece.start()
            found = cut(word)
            for one in found:
                others = one.forms[1:]
                if has_gaps and len(found) == 1:
                    others += _with_edges(text, piece, one.forms[0])
                if len(word) == 1 and (word == "I" or word.isdecimal()):
                    others += _month(text, piece)
                yield Token(
                    at + one.start, at + one.end, one.forms[0], others, position, one.spelling
                )
                position += 1


def _composed(piece: re.Match[str], position: int) -> Iterator[Token]:
    """Give the words of a piece that isn't plain."""
    word, at = piece.group(), piece.start()
    if piece.lastgroup == "dotted":
        yield from _initials(word, at, position)
    elif piece.lastgroup == "grouped":
        yield from _figures(word, at, position)
    else:
        yield from _damaged(word, at, position)


def _with_edges(text: str, piece: re.Match[str], folded: str) -> tuple[str, ...]:
    """Give the form of a word of which the beginning or the end may be lost: `Kow[...]`."""
    before = GAP if text[piece.start() - 1 : piece.start()] == GAP else ""
    after = GAP if text[piece.end() : piece.end() + 1] == GAP else ""
    is_told = (before or after) and len(folded) >= _LEAST_LETTERS
    return (f"{before}{folded}{after}",) if is_told else ()


def _month(text: str, piece: re.Match[str]) -> tuple[str, ...]:
    """Give the other form of a month: of an I beside a number, of a figure: 12. I., 5.3.1915."""
    at, end = piece.span()
    if piece.group() != "I":
        is_month = _AFTER_A_DAY.search(text[max(0, at - 5) : at])
        return (f"0{piece.group()}",) if is_month and _BEFORE_A_YEAR.match(text, end) else ()
    is_month = _BEFORE_A_MONTH.search(text, max(0, at - 3), at) or _AFTER_A_MONTH.match(text, end)
    return (_JANUARY,) if is_month else ()


def _initials(word: str, at: int, position: int) -> Iterator[Token]:
    """Give letters with full stops between them, each also as the whole: O.R.P. is ORP."""
    letters = [(place, spelt(letter)) for place, letter in enumerate(word)]
    letters = [(place, folded) for place, folded in letters if folded]
    whole = "".join(folded for _, folded in letters)
    others = (whole,) if " " not in word or word.isupper() else ()
    for number, (place, folded) in enumerate(letters, position):
        yield Token(at + place, at + place + 1, folded, others, number, written(word[place]))


def _figures(word: str, at: int, position: int) -> Iterator[Token]:
    """Give groups of figures, each also as the whole number: 25.791 is 25791."""
    groups = list(_GROUP.finditer(word))
    whole = ("".join(group.group() for group in groups),)
    for number, group in enumerate(groups, position):
        start, figures = at + group.start(), group.group()
        yield Token(start, start + len(figures), spelt(figures), whole, number, figures)


def _damaged(word: str, at: int, position: int) -> Iterator[Token]:
    """Give a word that has lost letters. What is left of it may be words: `nad[...]rzeką`."""
    pieces = [spelt(piece) for piece in word.split(GAP)]
    folded = GAP.join(filter(None, pieces))
    others = tuple(piece for piece in pieces if len(piece) >= _LEAST_LETTERS)
    if folded.strip(GAP):
        yield Token(at, at + len(word), folded, others, position, folded)


def _marked(word: Token, marked: MarkedText) -> Token:
    """Put a word where it stands in the marked text, and add how the hand spelt it."""
    start, end = marked.span(word.start, word.end)
    lettered = spelt(marked.as_lettered(start, end)) if GAP not in word.folded else ""
    forms = dict.fromkeys((word.folded, *word.alternatives, lettered))
    _, *others = filter(None, forms)
    is_deleted = marked.is_deleted(start, end)
    return word._replace(start=start, end=end, alternatives=tuple(others), is_deleted=is_deleted)


def forms_of(token: Token) -> tuple[str, ...]:
    """Give all forms under which a written word is found, the word itself first."""
    return (token.folded, *token.alternatives, *glued_parts(token.folded))
