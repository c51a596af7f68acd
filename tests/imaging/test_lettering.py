from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from app.domain.errors import Rejected
from app.imaging.lettering import Lettering

POLISH = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż"
UNACCENTED = "ACELNOSZZacelnoszz"


def drawn(text: str) -> bytes:
    """The pixels of a short line written by hand."""
    sheet = Image.new("L", (400, 120))
    hand = Lettering.by_hand(size_px=60)
    hand.write(ImageDraw.Draw(sheet), text, at_px=(20, 80), ink=255)
    return sheet.tobytes()


@pytest.mark.parametrize(("letter", "base"), list(zip(POLISH, UNACCENTED, strict=True)))
def test_a_polish_letter_is_written_with_its_mark(letter: str, base: str) -> None:
    assert drawn(letter) != drawn(base)
    assert drawn(letter) != drawn(" ")


def test_every_polish_letter_is_another_one() -> None:
    # A face without a letter would draw the same box for each of them.
    assert len({drawn(letter) for letter in POLISH}) == len(POLISH)


def test_a_line_of_two_faces_is_as_wide_as_its_parts() -> None:
    hand = Lettering.by_hand(size_px=60)
    parts = ("Katy", "ń", ", J", "ó", "zef Pi", "ł", "sudski")
    assert hand.width_px("Katyń, Józef Piłsudski") == pytest.approx(
        sum(hand.width_px(part) for part in parts), abs=3.0
    )  # 3 px: two letters may move closer together where they meet


@pytest.mark.parametrize("mark", ["\u2019", "\u201c", "\u201d", "\u2026", "\u2014", "\u20ac"])
def test_typographic_marks_are_written(mark: str) -> None:
    assert drawn(mark) != drawn(" ")


def test_a_letter_that_no_face_has_is_refused_by_its_number() -> None:
    with pytest.raises(Rejected) as refusal:
        Lettering.by_hand(size_px=60).width_px("Рай")
    assert refusal.value.problems[0].value == "\u0420"
    assert "U+0420" in refusal.value.problems[0].reason


def test_print_refuses_accented_letters_instead_of_drawing_boxes() -> None:
    with pytest.raises(Rejected):
        Lettering.in_print(size_px=60).width_px("PRÓBA")


def test_words_stay_whole_and_in_order() -> None:
    text = "We are getting together after the amnesty."
    lines = Lettering.by_hand(size_px=60).wrapped(text, width_px=400)
    assert len(lines) > 1
    assert " ".join(lines) == text


def test_a_wrapped_line_is_no_wider_than_asked() -> None:
    hand = Lettering.by_hand(size_px=60)
    lines = hand.wrapped("one of many documents showing how " * 5, width_px=500)
    assert max(hand.width_px(line) for line in lines) <= 500


def test_lines_are_about_equally_long() -> None:
    hand = Lettering.by_hand(size_px=60)
    # Three words fit on a line, and would leave the fourth alone.
    three_px = int(hand.width_px("aaa aaa aaa")) + 5
    assert hand.wrapped("aaa aaa aaa aaa", width_px=three_px) == ["aaa aaa", "aaa aaa"]


def test_a_word_wider_than_the_line_stands_alone() -> None:
    hand = Lettering.by_hand(size_px=60)
    assert hand.wrapped("a photograph b", width_px=60) == ["a", "photograph", "b"]


def test_nothing_to_write_makes_no_line() -> None:
    assert Lettering.by_hand(size_px=60).wrapped("  \t ", width_px=400) == []


def test_larger_letters_need_higher_lines() -> None:
    heights = [Lettering.by_hand(size_px=size).line_height_px for size in (20, 40, 80)]
    assert all(lower < higher for lower, higher in pairwise(heights))
    assert heights[0] >= 20
