"""Unicode Standard Annex 9, 3.4: the order in which a line is seen; 9.2: how Arabic is joined."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from app.iiif import sheet_letters
from app.iiif.sheet_letters import printable, seen_runs, write_text

RTL, LTR = TextDirection.RTL, TextDirection.LTR
FONT = Path(sheet_letters.__file__).with_name("fonts") / "dejavu-fonts-ttf-2.37.3/DejaVuSans.ttf"
WORDS = re.compile(rb"\((?P<codes>(?:\\.|[^\\)])*)\) Tj", re.DOTALL)


def written(text: str) -> FPDF:
    pdf = FPDF()
    pdf.set_compression(compress=False)
    pdf.add_font("D", "", FONT)
    pdf.set_font("D", size=12)
    pdf.add_page()
    write_text(pdf, text, line_mm=6)
    return pdf


def codes_on(pdf: FPDF) -> tuple[list[int], dict[int, str]]:
    """Read back what is shown, from left to right: numbers of glyphs, and what each stands for."""
    body = bytes(pdf.output())
    shown = list(_codes(body))
    letters = {
        int(glyph, 16): bytes.fromhex(code.decode()).decode("utf-16-be")
        for glyph, code in re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\r?\n", body)
    }
    return shown, letters


def _codes(body: bytes) -> Iterator[int]:
    for found in WORDS.finditer(body):
        plain = re.sub(
            rb"\\(.)",
            lambda one: {b"n": b"\n", b"r": b"\r"}.get(one[1], one[1]),
            found["codes"],
            flags=re.DOTALL,
        )
        yield from (int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2))


def seen(text: str) -> str:
    shown, letters = codes_on(written(text))
    return "".join(letters[code] for code in shown)


@pytest.mark.parametrize(
    ("line", "base", "runs"),
    [
        ("Verso 1941", LTR, (("Verso 1941", LTR),)),
        ("\u05d0\u05d1\u05d2", RTL, (("\u05d0\u05d1\u05d2", RTL),)),
        # numbers and Latin words keep their own order, to the left of what was read before
        ("\u05d0\u05d1 1938", RTL, (("1938", LTR), ("\u05d0\u05d1 ", RTL))),
        ("\u05d0 Goldberg", RTL, (("Goldberg", LTR), ("\u05d0 ", RTL))),
        # a number among Hebrew words stands between them, the second word to its left
        (
            "in \u05d0 1938 \u05d1 it",
            LTR,
            (("in ", LTR), (" \u05d1", RTL), ("1938", LTR), ("\u05d0 ", RTL), (" it", LTR)),
        ),
    ],
)
def test_a_line_is_seen_in_its_order(
    line: str, base: TextDirection, runs: tuple[tuple[str, TextDirection], ...]
) -> None:
    assert seen_runs(line, base) == runs


@pytest.mark.parametrize(
    ("text", "from_left_to_right"),
    [
        ("\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"),
        ("\u05d0\u05d1 1938", "1938 \u05d1\u05d0"),
        ("abc \u05d0\u05d1 def", "abc \u05d1\u05d0 def"),
        ("\u0628\u063a\u062f\u0627\u062f", "\u062f\u0627\u062f\u063a\u0628"),
    ],
)
def test_glyphs_stand_in_the_file_as_they_are_seen(text: str, from_left_to_right: str) -> None:
    assert seen(text) == from_left_to_right


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("\u05d0 (\u05d1)", ["parenleft", "uni05D1", "parenright", "space", "uni05D0"]),
        ("[\u0628]", ["bracketleft", "uni0628", "bracketright"]),
    ],
)
def test_a_bracket_is_turned_round_so_that_it_still_embraces(text: str, glyphs: list[str]) -> None:
    """Annex 9, 3.4, L4. What is copied out of the file is the bracket as it was written."""
    pdf = written(text)
    shown, _ = codes_on(pdf)
    font = pdf.fonts["d"]
    assert isinstance(font, TTFFont)
    names = {code: glyph.glyph_name for glyph, code in font.subset.items() if glyph}
    assert [names[code] for code in shown] == glyphs


def test_letters_of_arabic_are_joined() -> None:
    """Three times the letter beh: as it ends a word, within one, as it begins one; and alone."""
    word, letters = codes_on(written("\u0628\u0628\u0628 \u0628"))
    alone, space, final, medial, initial = word
    assert len({alone, final, medial, initial}) == 4
    assert {letters[code] for code in (alone, final, medial, initial)} == {"\u0628"}
    assert letters[space] == " "
    ligature, letters = codes_on(written("\u0644\u0627"))
    assert [letters[code] for code in ligature] == ["\u0644\u0627"]


def test_a_mark_stays_with_its_letter() -> None:
    """Pasekh under the first of two yuds, as in Yiddish: behind that, before the other."""
    shown = seen("\u05d6\u05d9\u05b7\u05d8")
    assert shown.index("\u05d8") < shown.index("\u05d9") < shown.index("\u05d6")
    assert "\u05b7" in shown


def test_a_paragraph_goes_on_below_with_what_is_read_later_and_stands_at_the_right() -> None:
    pdf = written("\u05d0" * 30 + " " + "\u05d1" * 30 + " " + "\u05d2" * 30)
    shown, letters = codes_on(pdf)
    text = "".join(letters[code] for code in shown)
    assert text.index("\u05d0") < text.index("\u05d2")
    starts = [float(x) for x in re.findall(rb"BT ([\d.]+) [\d.]+ Td", bytes(pdf.output()))]
    assert min(starts) > 30  # the left margin is 28 points, and no line fills the page


def test_what_has_no_letter_is_left_out() -> None:
    assert printable("a\x00b\u200fc\ud800\td\r\ne") == "abc d\ne"
