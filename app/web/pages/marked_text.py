"""Texts in which words were found, with the words marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.hits import Highlight, Quotation
from app.web.pages.text import Text


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; all of them, joined, are the text."""

    text: str
    is_found: bool = False


def quoted(quotation: Quotation) -> str:
    """Give what a quotation quotes, as it stands in its text."""
    return quotation.prefix + quotation.exact + quotation.suffix


def is_told_by(title: Text, found: Highlight) -> bool:
    """Whether words were found in this very title, so that it need not be quoted once more."""
    is_of_it = found.field == "title" and found.language == title.language
    return is_of_it and quoted(found.quotation) in title.value


def marked_title(title: Text, highlights: Iterable[Highlight]) -> tuple[Piece, ...]:
    """Mark in a title what was found in it."""
    told = [found.quotation for found in highlights if is_told_by(title, found)]
    return _marked(title.value, [_place(one, title.value.index(quoted(one))) for one in told])


def marked_quotations(quotations: Sequence[Quotation]) -> tuple[Piece, ...]:
    """Mark the words of quotations that all quote the same, in one text."""
    return _marked(quoted(quotations[0]), [_place(one, 0) for one in quotations])


def _place(quotation: Quotation, at: int) -> tuple[int, int]:
    start = at + len(quotation.prefix)
    return start, start + len(quotation.exact)


def _marked(text: str, places: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(places):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], is_found=True)]
            at = end
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)
