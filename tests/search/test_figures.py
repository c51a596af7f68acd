"""The measure itself, against answers counted by hand."""

import pytest

from app.domain.hits import SearchAnswer
from tests.search.quality import Asked, figures
from tests.search.queries import Query


def _asked(
    *exact: str,
    wanted: str = "",
    approximate: str = "",
    unwanted: tuple[str, ...] = (),
    never: tuple[str, ...] = (),
) -> Asked:
    query = Query("words", "sigla", "tuned", tuple(wanted.split()), unwanted, never)
    return Asked(query, SearchAnswer(0, ()), exact, tuple(approximate.split()))


def test_recall_is_of_the_first_ten_and_the_rank_that_of_the_first_that_is_wanted() -> None:
    found = _asked("x", "a", "b", wanted="a b c d")
    assert (found.recall, found.reciprocal_rank) == (0.5, 0.5)
    late = _asked(*"1234567890a", wanted="a")
    assert (late.recall, late.reciprocal_rank) == (0, 0)
    behind = _asked("x", wanted="a", approximate="y a")
    assert behind.recall == 1
    assert behind.reciprocal_rank == pytest.approx(1 / 3)


def test_precision_counts_what_is_shown_as_exact_alone() -> None:
    summed = figures("all", [_asked("a", "x", wanted="a"), _asked(wanted="b", approximate="b y")])
    assert (summed.recall, summed.reciprocal_rank, summed.precision) == (1, 1, 0.5)


def test_a_query_of_which_nothing_is_wanted_counts_for_precision_alone() -> None:
    summed = figures("all", [_asked("a", wanted="a"), _asked("x", never=("x",))])
    assert (summed.recall, summed.reciprocal_rank, summed.precision) == (1, 1, 0.5)


def test_faults_say_what_is_missing_and_what_should_not_be_there() -> None:
    assert list(_asked("a", wanted="a").faults()) == []
    assert list(_asked("x", wanted="a b").faults()) == ["missing a b"]
    assert list(_asked("x", "a", wanted="a").faults()) == ["first at place 2, behind x"]
    assert list(_asked("a", "b", wanted="a", unwanted=("b",)).faults()) == ["b is no exact answer"]
    near = _asked("a", wanted="a", approximate="b", unwanted=("b",))
    assert list(near.faults()) == []
    shown = _asked("a", wanted="a", approximate="b", never=("b",))
    assert list(shown.faults()) == ["b must not be found"]
