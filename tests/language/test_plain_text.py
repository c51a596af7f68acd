"""Texts that are cut up at once: into what `tokens` finds in them, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.cutting import cut
from app.language.plain_text import plain_pieces
from app.language.tokens import tokens

WORDS = (
    "Żołnierze",
    "в",
    "I",
    "i",
    "O",
    "1942",
    "25",
    "791",
    "a_b",
    "1941r",
    "½",
    "\u017fs",
    "\ufb01n",
)
BETWEEN = (" ", "  ", ". ", ".", ", ", ": ", "\n", "\r\n", "\t", "/", "?", "!", ";", "; ", ".. ")


def words_of(pieces: list[str]) -> list[tuple[str, ...]]:
    return [one.forms for piece in pieces for one in cut(piece)]


def as_tokens(text: str) -> list[tuple[str, ...]]:
    return [(word.folded, *word.alternatives) for word in tokens(text)]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=8))
def test_the_pieces_of_a_plain_text_are_its_words(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in parts)
    pieces = plain_pieces(text)
    assert pieces is None or words_of(pieces) == as_tokens(text)


@given(st.text(max_size=30))
def test_so_are_those_of_any_text(text: str) -> None:
    pieces = plain_pieces(text)
    assert pieces is None or words_of(pieces) == as_tokens(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Zima, w Buzułuku.\nŁódź 1942!", ["Zima", "w", "Buzułuku", "Łódź", "1942"]),
        ("18.11.1933", ["18", "11", "1933"]),
        ("A 0/12", ["A", "0", "12"]),
        (" ... ", []),
        ("", []),
    ],
)
def test_what_stands_in_most_texts_is_plain(text: str, pieces: list[str]) -> None:
    assert plain_pieces(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "Buz[ułuk]", "nad ⟦rzeką⟧", "a|b", "Jangi-Jul", "Stalin's", 'ל"ג', "O.R.P.", "J. K. R",
        "25.791", "25 791", "12. I. 1942", "e\u0301", "a\u00adb", "Kow\u2026",
    ],
)  # fmt: skip
def test_where_a_word_needs_what_stands_beside_it_a_text_is_not(text: str) -> None:
    assert plain_pieces(text) is None
