"""Trying in vain: counted by name and by address, in the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from app.domain.errors import TooManyTries
from app.domain.viewers import Viewer
from app.persistence.catalogue import Catalogue

pytestmark = pytest.mark.both_databases

Opening = Callable[..., AbstractContextManager[Catalogue]]


@pytest.fixture
def attempt(opened: Opening) -> Callable[..., None]:
    """Try in vain, in a transaction of its own, as another process would."""

    def attempt(name: str = "anna", address: str = "192.0.2.7") -> None:
        with opened(Viewer("public", address=address), writes=True) as catalogue:
            assert catalogue.signing_in.credentials(name) is None
            catalogue.commit()

    return attempt


def test_a_name_is_free_five_times_then_pauses_that_double(
    attempt: Callable[..., None], clock: list[datetime]
) -> None:
    for place in range(5):
        attempt(address=f"192.0.2.{place}")
    for pause_s in (30, 60, 120):
        with pytest.raises(TooManyTries) as refused:
            attempt(address="198.51.100.1")
        assert refused.value.retry_after_s == pause_s
        clock[0] += timedelta(seconds=pause_s)
        attempt(address="198.51.100.1")


def test_an_unknown_name_is_counted_like_a_known_one(attempt: Callable[..., None]) -> None:
    for _ in range(5):
        attempt("nobody \u202e at all")
    with pytest.raises(TooManyTries):
        attempt("nobody \u202e at all")
    attempt("somebody else")


def test_an_address_is_free_twenty_times_whatever_names_it_tries(
    attempt: Callable[..., None],
) -> None:
    for place in range(20):
        attempt(f"name{place}")
    with pytest.raises(TooManyTries):
        attempt("one more")
    attempt("one more", "192.0.2.8")


def test_a_network_of_ipv6_is_one_address(attempt: Callable[..., None]) -> None:
    for place in range(20):
        attempt(f"name{place}", f"2001:db8:1:2::{place:x}")
    with pytest.raises(TooManyTries):
        attempt("one more", "2001:db8:1:2:ffff::1")
    attempt("one more", "2001:db8:1:3::1")
    attempt("one more", "::ffff:192.0.2.7")


def test_what_is_refused_is_not_counted_and_a_day_forgets_all(
    attempt: Callable[..., None], clock: list[datetime]
) -> None:
    for _ in range(5):
        attempt()
    for _ in range(50):
        with pytest.raises(TooManyTries):
            attempt()
    clock[0] += timedelta(seconds=30)
    attempt()
    clock[0] += timedelta(hours=24)
    for _ in range(5):
        attempt()


def test_a_clock_that_is_set_back_locks_nobody_out(
    attempt: Callable[..., None], clock: list[datetime]
) -> None:
    for _ in range(5):
        attempt()
    clock[0] -= timedelta(days=1)
    attempt()
