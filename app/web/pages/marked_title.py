"""The title of a photograph that was found, with the words found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.hits import Highlight
from app.web.pages.text import Text


@dataclass(frozen=True, slots=True)
class TitlePiece:
    """A stretch of a title; all of them, joined, are the title."""

    text: str
    is_found: bool = False


def is_told_by(title: Text, found: Highlight) -> bool:
    """Whether words were found in this very title, so that it need not be quoted once more."""
    is_of_it = found.field == "title" and found.language == title.language
    return is_of_it and _joined(found) in title.value


def marked_title(title: Text, highlights: Sequence[Highlight]) -> tuple[TitlePiece, ...]:
    """Cut a title where words were found in it."""
    pieces: list[TitlePiece] = []
    at = 0
    for start, end in _places(title, highlights):
        if start >= at:
            pieces += [TitlePiece(title.value[at:start]), TitlePiece(title.value[start:end], True)]
            at = end
    pieces.append(TitlePiece(title.value[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _places(title: Text, highlights: Iterable[Highlight]) -> list[tuple[int, int]]:
    told = [found.quotation for found in highlights if is_told_by(title, found)]
    starts = (
        title.value.index(one.prefix + one.exact + one.suffix) + len(one.prefix) for one in told
    )
    return sorted((start, start + len(one.exact)) for start, one in zip(starts, told, strict=True))


def _joined(found: Highlight) -> str:
    return found.quotation.prefix + found.quotation.exact + found.quotation.suffix
