"""What an index is asked."""

from app.persistence.fulltext.expression import (
    EVERYTHING,
    NOTHING,
    AllOf,
    AnyWord,
    Close,
    Run,
    Without,
    all_of,
    any_of,
    asks_closeness,
    runs,
    widened,
)

A, B, C = (AnyWord((letter,)) for letter in "abc")
NEAR = Close((("a",), ("b",)), 3)


def test_what_says_nothing_is_left_out() -> None:
    assert all_of(A, EVERYTHING) == A
    assert all_of() == EVERYTHING
    assert all_of(A, NOTHING) == NOTHING
    assert any_of(A, NOTHING) == A
    assert any_of() == NOTHING


def test_an_index_is_asked_for_as_much_or_more() -> None:
    assert widened(NEAR) == AllOf((A, B))
    assert widened(Without(C, NEAR)) == C
    assert widened(Without(C, Without(B, NEAR))) == Without(C, Without(B, AllOf((A, B))))
    assert asks_closeness(Without(C, AllOf((A, NEAR))))
    assert not asks_closeness(Without(C, AllOf((A, B))))


def test_a_run_stands_for_all_its_phrases_up_to_a_number() -> None:
    run = Run((("a", "b"), ("c", "d")))

    assert list(runs(run, at_most=9)) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    assert len(list(runs(run, at_most=3))) == 3
