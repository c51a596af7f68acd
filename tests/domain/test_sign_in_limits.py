"""How long one waits after so many tries in vain."""

from datetime import timedelta

from app.domain.sign_in_limits import FreeTries, pause_after


def test_a_few_tries_cost_nothing() -> None:
    for free in FreeTries:
        assert {pause_after(failures, free) for failures in range(free)} == {timedelta(0)}


def test_the_pause_doubles_and_never_locks_anybody_out_for_good() -> None:
    pauses = [pause_after(failures, FreeTries.BY_NAME) for failures in range(5, 13)]
    seconds = [pause.total_seconds() for pause in pauses]
    assert seconds == [30, 60, 120, 240, 480, 900, 900, 900]
    assert pause_after(10**9, FreeTries.BY_NAME) == timedelta(minutes=15)
