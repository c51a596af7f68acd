"""What stands between quotation marks in a cataloguer's text, and what stands outside of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CLOSING: Final = {"'": "'", '"': '"', "‘": "’", "“": "”", "„": "”", "«": "»"}  # noqa: RUF001 - they are the subject
_NUMBER: Final = re.compile(r"^\s*(?:[(\[]?\d{1,3}[.)\]:]\s*)+")
_NEW_ITEM: Final = re.compile(r"\n\s*(?:[(\[]?\d{1,3}[.)\]:]\s*)?(?=['\"‘“„«]\S)")  # noqa: RUF001 - as above
_LOOSE: Final = " \t\r\n.,;:–—-"  # noqa: RUF001 - a dash between two quotations belongs to none
_ENDS_A_SENTENCE: Final = ("", ".", ";", ":", "\n")
_AFTER_CLOSING: Final = ".,;:!?)]}"
_BEFORE_OPENING: Final = "([{/–—-"  # noqa: RUF001 - as above


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text in order, verbatim, and the pieces outside of them."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]


def quotations(text: str) -> Quotations:
    """Take a text apart at its outermost quotation marks.

    An apostrophe between letters ends nothing, marks within marks stay in their quotation, and
    a mark that closes nothing shows that the one before was an apostrophe (`the ladies' hats'`),
    unless a sentence ended there. A mark that is never closed opens nothing. Numbers of items
    (`1)`) and the punctuation around quotations belong to neither.
    """
    inside: list[str] = []
    outside: list[str] = []
    for paragraph in _NEW_ITEM.split(text):
        end = 0
        for start, stop in _spans(paragraph):
            outside.append(paragraph[end:start])
            inside.append(paragraph[start + 1 : stop].strip())
            end = stop + 1
        outside.append(paragraph[end:])
    pieces = (_without_number(piece) for piece in outside)
    return Quotations(tuple(filter(None, inside)), tuple(filter(None, pieces)))


def _without_number(piece: str) -> str:
    piece = _NUMBER.sub("", piece.lstrip(_LOOSE)).strip()
    return piece if any(character.isalnum() for character in piece) else ""


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the outermost opening and closing marks."""
    start = 0
    while (opening := _next_opening(text, start)) is not None:
        closing = _closing(text, opening)
        if closing is not None:
            yield opening, closing
        start = (opening if closing is None else closing) + 1


def _next_opening(text: str, start: int) -> int | None:
    places = range(start, len(text))
    return next((at for at in places if text[at] in _CLOSING and _opens(text, at)), None)


def _closing(text: str, opening: int) -> int | None:
    """Find the mark that closes the quotation that opens here."""
    open_mark = text[opening]
    close_mark = _CLOSING[open_mark]
    depth, last, ended = 1, None, None
    for at in range(opening + 1, len(text)):
        if text[at] == open_mark and _opens(text, at):
            if ended is not None:
                return ended
            depth += 1
        elif text[at] == close_mark and _closes(text, at):
            depth, last = depth - 1, at
            if depth <= 0 and text[at + 1 : at + 2] in _ENDS_A_SENTENCE:
                return at
            ended = at if depth <= 0 else None
    return last if ended is None else ended


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    is_start = before.isspace() or before in _BEFORE_OPENING or before in _CLOSING
    return is_start and not after.isspace() and after not in _AFTER_CLOSING


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()
