"""What brackets say, by what stands within them and beside them."""

import pytest

from app.domain.sigla_marks import (
    is_attached,
    is_list_number,
    kind_of_braces,
    kind_of_round,
    kind_of_square,
)
from app.domain.sigla_nodes import SiglumKind


@pytest.mark.parametrize("inner", ["...", "…", ". . .", "---", " ", "\N{EN DASH}"])
def test_square_brackets_around_dots_dashes_or_nothing_seen_are_lost_text(inner: str) -> None:
    assert kind_of_square(inner) is SiglumKind.LOST


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("?", SiglumKind.UNCERTAIN),
        ("sic", SiglumKind.SIC),
        ("!", SiglumKind.SIC),
        ("ułuk", SiglumKind.SUPPLIED),
        ("3", SiglumKind.SUPPLIED),
        (None, SiglumKind.SUPPLIED),
    ],
)
def test_square_brackets_hold_what_is_supplied_or_a_remark(
    inner: str | None, kind: SiglumKind
) -> None:
    assert kind_of_square(inner) is kind


def test_parentheses_expand_a_word_that_they_touch_and_are_the_hands_own_otherwise() -> None:
    assert kind_of_round("nierze", is_attached=True) is SiglumKind.EXPANDED
    assert kind_of_round("nierze", is_attached=False) is None
    assert kind_of_round("...", is_attached=True) is SiglumKind.CUT
    assert kind_of_round("-", is_attached=False) is None
    assert kind_of_round(" ?? ", is_attached=False) is SiglumKind.UNCERTAIN


def test_braces_are_for_sic_alone() -> None:
    assert kind_of_braces("sic!") is SiglumKind.SIC
    assert kind_of_braces("a") is None
    assert kind_of_braces(None) is None


@pytest.mark.parametrize(
    ("text", "attached"),
    [("Żoł(n)", True), ("(n)a", True), ("[Żoł](n)", True), ("a (n) b", False), ("a.(n)", False)],
)
def test_what_touches_a_letter_is_part_of_a_word(text: str, *, attached: bool) -> None:
    start = text.index("(")
    assert is_attached(text, start, start + 3) is attached


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("1) Jan", True), ("a) Jan", True), ("Jan|12) Piotr", True), ("rok) ", False), (":)", False)],
)
def test_the_numbers_of_a_list_may_have_a_bracket(text: str, *, is_number: bool) -> None:
    assert is_list_number(text, text.index(")")) is is_number
