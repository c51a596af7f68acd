"""The picture of words that stands for a side which is withheld: SVG 1.1, without any script."""

from collections.abc import Iterable, Iterator
from html import escape
from textwrap import wrap
from typing import Final

from app.domain.extent import Extent
from app.domain.languages import LanguageMap

NOTICE_SIZE: Final = Extent(1000, 700)
NOTICE_FORMAT: Final = "image/svg+xml"
_PAPER, _INK = "#f4f1ea", "#2b2b2b"
_SIZE_PX, _LINE_PX, _CHARACTERS = 30, 44, 56
_MOST_LINES: Final = 14


def notice_picture(notice: LanguageMap) -> bytes:
    """Draw a notice, each language in lines of its own; what does not fit ends with an ellipsis."""
    lines = list(_lines(notice))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "…"]
    width, height = NOTICE_SIZE.width_px, NOTICE_SIZE.height_px
    top = (height - _LINE_PX * len(lines)) // 2 + _SIZE_PX
    written = "".join(
        f'<text x="{width // 2}" y="{top + _LINE_PX * row}">{escape(line)}</text>'
        for row, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="100%" height="100%" fill="{_PAPER}"/>'
        f'<g fill="{_INK}" font-family="sans-serif" font-size="{_SIZE_PX}" text-anchor="middle">'
        f"{written}</g></svg>"
    ).encode("utf-8", "replace")


def _lines(notice: LanguageMap) -> Iterator[str]:
    for values in notice.values():
        yield from _wrapped(values)


def _wrapped(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        printable = "".join(c if c.isprintable() or c == "\n" else " " for c in value)
        yield from wrap(printable, _CHARACTERS)
