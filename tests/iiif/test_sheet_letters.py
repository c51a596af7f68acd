"""Unicode Standard Annex 9, 3.4: the order in which a line is seen."""

import pytest
from fpdf.enums import TextDirection

from app.iiif.sheet_letters import in_seen_order, printable

RTL, LTR = TextDirection.RTL, TextDirection.LTR


@pytest.mark.parametrize(
    ("line", "base", "seen"),
    [
        ("Verso 1941", LTR, "Verso 1941"),
        ("\u05d0\u05d1\u05d2", RTL, "\u05d2\u05d1\u05d0"),
        # numbers and Latin words keep their own order
        ("\u05d0\u05d1 1938", RTL, "1938 \u05d1\u05d0"),
        ("\u05d0 Goldberg", RTL, "Goldberg \u05d0"),
        # L4: a bracket is turned round, so that it still embraces
        ("\u05d0 (\u05d1)", RTL, "(\u05d1) \u05d0"),
        ("\u05d0 [...]", RTL, "[...] \u05d0"),
        # L3: a mark stays behind its letter
        ("\u05d0\u05b7\u05d1", RTL, "\u05d1\u05d0\u05b7"),
        ("abc \u05d0\u05d1 def", LTR, "abc \u05d1\u05d0 def"),
    ],
)
def test_a_line_is_seen_in_its_order(line: str, base: TextDirection, seen: str) -> None:
    assert in_seen_order(line, base) == seen


def test_what_has_no_letter_is_left_out() -> None:
    assert printable("a\x00b\u200fc\ud800\td\r\ne") == "abc d\ne"
