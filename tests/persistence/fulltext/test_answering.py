"""Whether an entry answers an expression."""

import pytest

from app.persistence.fulltext.answering import answering
from app.persistence.fulltext.entry_words import COLUMNS
from app.persistence.fulltext.expression import (
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
)

ENTRY = dict.fromkeys(COLUMNS, "") | {
    "facets": "0 7",
    "verso": "nad wolga zima \ue001 obok domu \ue003 wolgi",
    "title": "zima",
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (AnyWord(("wolga", "x")), True),
        (AnyWord(("wolga",), frozenset({"title"})), False),
        (AnyWord(("wolgi",)), True),
        (Run((("nad",), ("x", "wolga"))), True),
        (Run((("zima",), ("obok",))), False),
        (HasValue((3, 7)), True),
        (HasValue((0,)), True),
        (HasValue((3,)), False),
        (AllOf((AnyWord(("zima",)), AnyWord(("x",)))), False),
        (AnyOf((AnyWord(("zima",)), AnyWord(("x",)))), True),
        (Without(AnyWord(("zima",)), AnyWord(("domu",))), False),
        (Close((("zima",), ("nad",)), 1), True),
        (Close((("zima",), ("nad",)), 0), False),
        (Close((("zima",), ("domu",)), 9), False),
    ],
)
def test_an_entry_answers_by_its_columns(expression: Expression, *, expected: bool) -> None:
    assert answering(expression)(ENTRY) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("a a", True), ("a b", False), ("a", False), ("a x x a", False)]
)
def test_a_word_that_is_asked_twice_must_stand_twice(text: str, *, expected: bool) -> None:
    close = Close((("a",), ("a",)), 1, frozenset({"title"}))
    assert answering(close)({"title": text}) is expected


def test_each_group_finds_its_own_word_even_where_one_would_do_for_two() -> None:
    close = Close((("a", "b"), ("a",)), 0, frozenset({"title"}))
    assert answering(close)({"title": "a b"})


def test_a_very_long_text_is_gone_through_once() -> None:
    """Looked at anew from each of its words, it would take minutes."""
    close = Close((("a",), ("a", "b"), ("c",)), 9_999, frozenset({"verso"}))
    assert not answering(close)({"verso": "a b " * 10_000})
    assert answering(close)({"verso": "a b " * 10_000 + "c"})
