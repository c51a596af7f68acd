"""A selection is a word that can be kept in a cookie and handed on."""

import pytest

from app.domain.errors import NotFound
from app.domain.identifiers import new_id
from app.domain.selection import MOST_SELECTED, Selection

ONE = "00000000-0000-7000-8000-00000000000a"
OTHER = "00000000-0000-7000-8000-000000000002"


def test_a_selection_is_read_as_it_was_written() -> None:
    selection = Selection().with_more([OTHER, ONE])
    assert Selection.read(selection.written) == selection
    assert Selection.read("") == Selection()


def test_a_photograph_is_chosen_once_and_keeps_its_place() -> None:
    selection = Selection().with_more([ONE, OTHER]).with_more([OTHER, ONE])
    assert selection.ids == (ONE, OTHER)
    assert selection.without([ONE]).ids == (OTHER,)


def test_what_does_not_fit_into_a_cookie_is_left_out() -> None:
    selection = Selection().with_more(new_id() for _ in range(MOST_SELECTED + 1))
    assert len(selection.ids) == MOST_SELECTED
    assert selection.is_full
    assert len(selection.written) < 3600
    assert Selection.read(selection.written) == selection


def test_what_is_no_id_is_never_chosen() -> None:
    assert Selection().with_more(["", "1", "../..", ONE.upper(), f"{{{ONE}}}"]).ids == ()


@pytest.mark.parametrize(
    "word", ["A", "AAAA", "ł", "=", "AAAAAAAAAAAAAAAAAAAAAB", Selection((ONE,)).written * 2]
)
def test_a_word_that_is_not_whole_is_no_selection(word: str) -> None:
    with pytest.raises(NotFound, match="not whole"):
        Selection.read(word)
