"""What is kept of a password, and what it is compared with."""

from typing import Literal

from argon2 import PasswordHasher

from app.holdings.passwords import Passwords

PASSWORD = "correct horse battery"  # noqa: S105


def test_what_is_kept_is_argon2id_with_the_least_that_owasp_asks_for() -> None:
    kept = Passwords().keepable(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in kept


def test_a_password_matches_what_was_kept_of_it_and_nothing_else() -> None:
    passwords = Passwords()
    kept = passwords.keepable(PASSWORD)
    assert passwords.matches(PASSWORD, kept)
    assert not passwords.matches(PASSWORD + " ", kept)
    assert kept != passwords.keepable(PASSWORD)  # each has a salt of its own


def test_where_nothing_is_kept_nothing_matches() -> None:
    passwords = Passwords()
    for kept in ("", "x", "$argon2id$"):
        assert not passwords.matches(PASSWORD, kept)
        assert not passwords.matches("", kept)
    assert not passwords.matches("half a pair \ud83d", "")


def test_not_even_what_the_comparison_calls_right_is_right_where_nothing_is_kept() -> None:
    class Agreeable(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
            assert str(hash).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
            assert password
            return True

    assert not Passwords(Agreeable()).matches(PASSWORD, "")


def test_other_parameters_are_noticed() -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    passwords = Passwords()
    assert passwords.matches(PASSWORD, weaker)
    assert passwords.is_outdated(weaker)
    assert not passwords.is_outdated(passwords.keepable(PASSWORD))
