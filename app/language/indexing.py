"""The words of a text as an index keeps them."""

from functools import lru_cache
from typing import Final

from app.domain.search_terms import LONGEST_WORD, IndexedWord
from app.language.cutting import cut
from app.language.glued import glued_parts
from app.language.plain_text import plain_pieces
from app.language.tokens import tokens

_KEPT: Final = 1 << 16
_LONGEST_KEPT: Final = 40


def indexed_words(text: str) -> tuple[IndexedWord, ...]:
    """Give a text's words. Words of plain texts are remembered: the same ones come again."""
    pieces = plain_pieces(text)
    if pieces is None:
        return _of_tokens(text)
    return tuple([word for piece in pieces for word in _words(piece)])


def _of_tokens(text: str) -> tuple[IndexedWord, ...]:
    words, next_place = [], 0
    for token in tokens(text):
        word = _indexed(token.folded, token.alternatives, token.spelling)
        lost, next_place = token.position - next_place, token.position + 1
        words.append(word._replace(lost_before=lost, is_deleted=token.is_deleted))
    return tuple(words)


def _words(piece: str) -> tuple[IndexedWord, ...]:
    return _kept(piece) if len(piece) <= _LONGEST_KEPT else _cut(piece)


@lru_cache(maxsize=_KEPT)
def _kept(piece: str) -> tuple[IndexedWord, ...]:
    return _cut(piece)


def _cut(piece: str) -> tuple[IndexedWord, ...]:
    return tuple(_indexed(one.forms[0], one.forms[1:], one.spelling) for one in cut(piece))


def _indexed(folded: str, others: tuple[str, ...], spelling: str) -> IndexedWord:
    """Keep of a word what a dictionary looks at, and no more letters."""
    if others or not folded.isalpha():
        others = tuple(form[:LONGEST_WORD] for form in (*others, *glued_parts(folded)))
    return IndexedWord(folded[:LONGEST_WORD], spelling[:LONGEST_WORD], others)
