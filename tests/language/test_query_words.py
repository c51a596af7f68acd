import pytest

from app.domain.search_query import Wildcard, Word
from app.language.query_words import typed_words
from app.language.tokens import MOST_LETTERS


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("amnest*", ("amnest", "")),
        ("*ski", ("", "ski")),
        ("in*fix", ("in", "fix")),
        ("*żoł**rz*", ("", "zol", "rz", "")),
        ("K[...]ski", ("k", "ski")),
        ("K[…]ski", ("k", "ski")),
        ("Kow[...]", ("kow", "")),
        ("[...]ski", ("", "ski")),
    ],
)
def test_a_star_and_lost_letters_leave_a_word_open(typed: str, pieces: tuple[str, ...]) -> None:
    assert list(typed_words(typed, 7, frozenset())) == [Wildcard(pieces, typed, 7, 7 + len(typed))]


def test_words_stand_between_open_ones() -> None:
    found = list(typed_words("w.K*,Stalin's", 0, frozenset({"w"})))
    assert found == [
        Word(("w",), "w", 0, 1, is_optional=True),
        Wildcard(("k", ""), "K*", 2, 4),
        Word(("stalins", "stalin"), "Stalin's", 5, 13),
    ]


@pytest.mark.parametrize("typed", ["*", "**", "* *", "[...]", "", "...", "!?"])
def test_a_lonely_star_is_no_word(typed: str) -> None:
    assert list(typed_words(typed, 0, frozenset())) == []


def test_a_word_without_end_is_cut() -> None:
    (word,) = typed_words("ż" * 40_000, 0, frozenset())
    assert isinstance(word, Word)
    assert word.forms == ("z" * MOST_LETTERS,)
