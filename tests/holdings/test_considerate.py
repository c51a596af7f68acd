"""Long work beside threads that answer."""

import gc
import sys

import pytest

from app.holdings.considerate import considerate


def test_turns_are_short_and_nothing_is_looked_for_till_it_is_over() -> None:
    turn_s = sys.getswitchinterval()
    with considerate():
        assert sys.getswitchinterval() < turn_s / 5
        assert not gc.isenabled()
    assert (sys.getswitchinterval(), gc.isenabled()) == (turn_s, True)


def test_what_was_set_before_is_set_again_after_a_fault() -> None:
    turn_s = sys.getswitchinterval()
    with pytest.raises(ZeroDivisionError), considerate():
        _ = 1 / 0
    assert (sys.getswitchinterval(), gc.isenabled()) == (turn_s, True)
    gc.disable()
    try:
        with considerate():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_of_two_that_overlap_the_last_to_end_sets_what_was_before_the_first() -> None:
    """The first one ends while the second goes on: its turns stay short, and then do so no more."""
    before = (sys.getswitchinterval(), gc.isenabled())
    first, second = considerate(), considerate()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert sys.getswitchinterval() < before[0] / 5
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert (sys.getswitchinterval(), gc.isenabled()) == before
