"""Pairs of scans are compared once in a process."""

from app.holdings.agreements import MOST_KEPT, Agreements


def test_what_was_found_is_known_also_that_there_was_nothing() -> None:
    kept = Agreements()
    assert ("a", "b", 0) not in kept
    kept.keep(("a", "b", 0), 0.75)
    kept.keep(("a", "c", 1), None)
    assert kept.known(("a", "b", 0)) == 0.75
    assert ("a", "c", 1) in kept
    assert kept.known(("a", "c", 1)) is None
    assert ("a", "b", 1) not in kept


def test_the_oldest_is_forgotten() -> None:
    kept = Agreements()
    for number in range(MOST_KEPT + 1):
        kept.keep(("a", str(number), 0), 0.5)
    assert ("a", "0", 0) not in kept
    assert ("a", "1", 0) in kept
