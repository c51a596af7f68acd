import re

from app.language.characters import INVISIBLE, MARKS, in_class


def test_accents_and_vowel_points_are_marks() -> None:
    assert {"\N{COMBINING ACUTE ACCENT}", "\N{HEBREW POINT PATAH}"} <= MARKS
    assert "a" not in MARKS


def test_soft_hyphens_and_direction_marks_are_invisible() -> None:
    assert {"\N{SOFT HYPHEN}", "\N{ZERO WIDTH JOINER}", "\N{RIGHT-TO-LEFT MARK}"} <= INVISIBLE
    assert "-" not in INVISIBLE


def test_characters_are_written_for_a_regular_expression_with_its_own_signs_escaped() -> None:
    wanted = "]^-\\abc"
    pattern = re.compile(f"[{in_class(wanted)}]")
    assert [c for c in map(chr, range(128)) if pattern.fullmatch(c)] == sorted(wanted)
    assert in_class("cab") == "a-c"
