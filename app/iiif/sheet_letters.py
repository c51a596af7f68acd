"""Text on a printed sheet: lines broken to a width, put in the order in which they are seen.

Unicode Standard Annex 9: Hebrew, Yiddish and Arabic run from right to left, numbers and Latin words
within them from left to right. HarfBuzz joins the letters of Arabic (Unicode Standard, 9.2), puts
marks on the letter that they stand on, and turns brackets round where a run is.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from fpdf.bidi import BidiParagraph, auto_detect_base_direction
from fpdf.enums import Align, MethodReturnValue, TextDirection, XPos, YPos

if TYPE_CHECKING:
    from fpdf import FPDF

Run = tuple[str, TextDirection]
"""Letters that run one way, in the order in which they are read."""

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
_ISOLATES: Final = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200E, 0x200F])


def write_text(pdf: "FPDF", text: str, *, line_mm: float) -> None:
    """Write text from the left margin to the right one, each of its lines as a paragraph.

    A paragraph that begins from right to left stands at the right margin.
    """
    for line in printable(text).split("\n"):
        if not _has_to_be_shaped(line):
            pdf.multi_cell(0, line_mm, line, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            continue
        base = auto_detect_base_direction(line)
        for part in _broken(pdf, line):
            _write_line(pdf, seen_runs(part, base), base, line_mm)


def printable(text: str) -> str:
    """Leave out what has no letter: controls, and marks that only steer the order."""
    plain = text.replace("\r\n", "\n").replace("\t", " ").translate(_ISOLATES)
    return "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def seen_runs(line: str, base: TextDirection) -> tuple[Run, ...]:
    """Give a line's runs as they are seen from left to right. Annex 9, 3.4, L2."""
    seen = BidiParagraph(line, base_direction=base).get_reordered_characters()
    runs = []
    for level, together in groupby(seen, key=lambda one: one.embedding_level):
        as_read = sorted(together, key=lambda one: one.character_index)
        direction = TextDirection.RTL if level % 2 else TextDirection.LTR
        runs.append(("".join(one.character for one in as_read), direction))
    return tuple(runs)


def _write_line(pdf: "FPDF", runs: tuple[Run, ...], base: TextDirection, line_mm: float) -> None:
    """Write runs behind each other, each shaped as a whole."""
    widths = [_shaped(pdf, direction).get_string_width(run) for run, direction in runs]
    padding, pdf.c_margin = pdf.c_margin, 0
    left = pdf.l_margin + padding
    if base is TextDirection.RTL:
        left = max(left, pdf.w - pdf.r_margin - padding - sum(widths))
    pdf.set_x(left)
    for (run, direction), width in zip(runs, widths, strict=True):
        _shaped(pdf, direction).cell(width, line_mm, run, new_x=XPos.RIGHT, new_y=YPos.TOP)
    pdf.set_text_shaping(use_shaping_engine=False)
    pdf.c_margin = padding
    pdf.set_x(pdf.l_margin)
    pdf.ln(line_mm)


def _shaped(pdf: "FPDF", direction: TextDirection) -> "FPDF":
    pdf.set_text_shaping(use_shaping_engine=True, direction=direction)
    return pdf


def _broken(pdf: "FPDF", line: str) -> Iterator[str]:
    """Break a paragraph as it is read. Letters that are joined are no wider than those apart."""
    broken = pdf.multi_cell(0, text=line, dry_run=True, output=MethodReturnValue.LINES)
    assert isinstance(broken, list)  # noqa: S101 - as it was asked for
    yield from map(str, broken)


def _has_to_be_shaped(line: str) -> bool:
    return any(
        unicodedata.bidirectional(c) in _RIGHT_TO_LEFT or unicodedata.combining(c) for c in line
    )
