"""Text on a printed sheet: lines broken to a width, and put in the order in which they are seen.

Unicode Standard Annex 9: Hebrew and Yiddish run from right to left, numbers and Latin words within
them from left to right. Marks stay behind the letter that they stand on (L3), brackets are turned
round (L4).
"""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from fpdf.bidi import BidiParagraph, auto_detect_base_direction
from fpdf.enums import Align, MethodReturnValue, TextDirection, XPos, YPos

if TYPE_CHECKING:
    from fpdf import FPDF

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_BRACKETS: Final = ("()", "[]", "{}", "<>", "«»", "⟦⟧", "⟨⟩", "≤≥")
_MIRRORED: Final = {ord(one): other for pair in _BRACKETS for one, other in (pair, reversed(pair))}
_ISOLATES: Final = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200E, 0x200F])


def write_text(pdf: "FPDF", text: str, *, line_mm: float) -> None:
    """Write text from the left margin to the right one, each of its lines as a paragraph."""
    for line in printable(text).split("\n"):
        if not _runs_both_ways(line):
            pdf.multi_cell(0, line_mm, line, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            continue
        for seen in _seen_lines(pdf, line):
            align = Align.R if _base(line) is TextDirection.RTL else Align.L
            pdf.cell(0, line_mm, seen, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def printable(text: str) -> str:
    """Leave out what has no letter: controls, and marks that only steer the order."""
    plain = text.replace("\r\n", "\n").replace("\t", " ").translate(_ISOLATES)
    return "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def in_seen_order(line: str, base: TextDirection) -> str:
    """Give a line as it is seen from left to right."""
    ordered = BidiParagraph(line, base_direction=base).get_reordered_characters()
    marks, seen = "", []
    for one in ordered:
        is_turned = one.embedding_level % 2 == 1
        if is_turned and unicodedata.combining(one.character):
            marks = one.character + marks
            continue
        letter = one.character.translate(_MIRRORED) if is_turned else one.character
        seen.append(letter + marks)
        marks = ""
    return "".join(seen) + marks


def _seen_lines(pdf: "FPDF", line: str) -> Iterator[str]:
    """Break a paragraph as it is read, then turn each line round."""
    broken = pdf.multi_cell(0, text=line, dry_run=True, output=MethodReturnValue.LINES)
    assert isinstance(broken, list)  # noqa: S101 - as it was asked for
    for part in broken:
        yield in_seen_order(str(part), _base(line))


def _base(line: str) -> TextDirection:
    return auto_detect_base_direction(line)


def _runs_both_ways(line: str) -> bool:
    return any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line)
