# ruff: noqa: RUF001 - letters that look like others are what this is about
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.language.folding import fold


# By hand, after The Unicode Standard, 3.11 and 3.13, and what a Polish or Russian keyboard lacks.
@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Żołnierze", "zolnierze"),
        ("ZOLNIERZE", "zolnierze"),
        ("Z\N{COMBINING DOT ABOVE}o\N{LATIN SMALL LETTER L WITH STROKE}", "zol"),
        ("Straße", "strasse"),
        ("Æsop", "aesop"),
        ("ﬁlm", "film"),
        ("fa\N{SOFT HYPHEN}mily", "family"),
        ("Ёлка", "елка"),
        ("Россія", "россия"),
        ("домъ", "дом"),
        ("объезд", "объезд"),
        ("שלום", "שלומ"),
        ("¾", "¾"),
        ("x²", "x2"),
        ("", ""),
    ],
)
def test_a_word_is_folded_to_what_someone_types(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_punctuation_and_spaces_stay() -> None:
    assert fold("Łódź, 1941!") == "lodz, 1941!"


@given(st.text())
@example("İ")
@example("ǰ")
@example("ъъ")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="AbŁłŻżЁъשםß ʼ'"), st.text(alphabet="AbŁłŻżЁъשםß ʼ'"))
def test_a_text_is_folded_word_by_word(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}"
