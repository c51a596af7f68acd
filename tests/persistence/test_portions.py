"""Something long, cut into lists."""

import pytest

from app.persistence.portions import portions


@pytest.mark.parametrize(
    ("items", "cut"),
    [
        ("", []),
        ("ab", [["a", "b"]]),
        ("abc", [["a", "b", "c"]]),
        ("abcd", [["a", "b", "c"], ["d"]]),
        ("abcdef", [["a", "b", "c"], ["d", "e", "f"]]),
    ],
)
def test_nothing_is_left_out_and_nothing_comes_twice(items: str, cut: list[list[str]]) -> None:
    assert list(portions(items, 3)) == cut
    assert list(portions(iter(items), 3)) == cut
