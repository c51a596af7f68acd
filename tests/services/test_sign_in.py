"""Signing in: what it takes, what it leaves, and that unknown names cost as much."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from argon2 import PasswordHasher

from app.domain.accounts import Account, Role
from app.domain.errors import Rejected, TooManyTries
from app.domain.signing_in import Proven
from app.domain.viewers import THE_DESK
from app.holdings import Holding
from app.holdings.holding import digest_of
from app.holdings.passwords import Passwords
from app.services.create_account import create_account
from app.services.sign_in import ByPassword, sign_in
from app.services.sign_out import sign_out

PASSWORD = "a sentence of some words"  # noqa: S105
HERE = "192.0.2.7"


class NotedHasher(PasswordHasher):
    """Keeps the parameters of what it compared with: they tell what the work was."""

    def __init__(self) -> None:
        super().__init__()
        self.compared_with: list[str] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's name
        self.compared_with.append(str(hash).rsplit("$", 2)[0])
        return super().verify(hash, password)


@pytest.fixture
def anna(holding: Holding) -> Account:
    return create_account(holding, THE_DESK, name="anna", role=Role.VIEWER, password=PASSWORD)


def test_name_and_password_open_a_session_and_signing_out_ends_it(
    holding: Holding, anna: Account
) -> None:
    begun = sign_in(holding, ByPassword(" Anna ", PASSWORD), address=HERE, browser="Firefox")
    assert begun.account.id == anna.id
    known = holding.signed_in(begun.cookie)
    assert known is not None
    assert known.account.signed_in_at is not None
    assert begun.cookie not in repr(begun)
    assert holding.signed_in(digest_of(begun.cookie)) is None  # what a thief of a backup has
    assert sign_out(holding, begun.cookie, address=HERE)
    assert holding.signed_in(begun.cookie) is None
    assert not sign_out(holding, begun.cookie, address=HERE)


def test_who_is_not_signed_in_waits_for_no_writer_to_sign_out(
    holding: Holding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may ask for it, as often as they like: it must keep nobody else from writing."""
    monkeypatch.setattr(holding, "open", None)
    assert not sign_out(holding, "nobody's", address=HERE)
    assert not sign_out(holding, "", address=HERE)


def test_every_sign_in_has_a_session_of_its_own(holding: Holding, anna: Account) -> None:
    assert anna.is_active
    first = sign_in(holding, ByPassword("anna", PASSWORD), address=HERE)
    again = sign_in(holding, ByPassword("anna", PASSWORD), address=HERE, former_cookie=first.cookie)
    assert holding.signed_in(first.cookie) is None
    assert holding.signed_in(again.cookie) is not None


@pytest.mark.parametrize("name", ["anna", "nobody", "no name at all \ud83d", ""])
def test_what_is_not_right_is_told_in_the_same_words_after_the_same_work(
    holding: Holding, anna: Account, name: str
) -> None:
    assert anna.is_active
    hasher = NotedHasher()
    holding.passwords = Passwords(hasher)
    with pytest.raises(Rejected, match=r"^The name or the password is not right\.$"):
        sign_in(holding, ByPassword(name, "wrong"), address=HERE)
    assert hasher.compared_with == ["$argon2id$v=19$m=19456,t=2,p=1"]


def test_a_password_kept_with_weaker_parameters_is_kept_anew(
    holding: Holding, anna: Account
) -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with holding.open(THE_DESK, writes=True) as catalogue:
        catalogue.accounts.keep_password(anna.id, weaker)
        catalogue.commit()
    sign_in(holding, ByPassword("anna", PASSWORD), address=HERE)
    with holding.open(THE_DESK, writes=True) as catalogue:
        credentials = catalogue.signing_in.credentials("anna")
    assert credentials is not None
    assert credentials.kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert sign_in(holding, ByPassword("anna", PASSWORD), address=HERE).cookie


def test_tries_outlive_the_process_and_a_right_one_forgets_them(
    holding: Holding, anna: Account
) -> None:
    assert anna.is_active
    clock = [datetime(2026, 11, 25, 9, 0, tzinfo=UTC)]
    with Holding(holding.settings) as other:  # another process at the same catalogue
        holding.now = other.now = lambda: clock[0]
        for place in (holding, other, holding, other, holding):
            with pytest.raises(Rejected):
                sign_in(place, ByPassword("anna", "wrong"), address=HERE)
        with pytest.raises(TooManyTries):
            sign_in(other, ByPassword("anna", PASSWORD), address=HERE)
        clock[0] += timedelta(seconds=30)
        sign_in(other, ByPassword("anna", PASSWORD), address=HERE)
        for _ in range(5):
            with pytest.raises(Rejected):
                sign_in(holding, ByPassword("anna", "wrong"), address=HERE)


def test_others_may_vouch_for_somebody(holding: Holding, anna: Account) -> None:
    class Vouched:
        """As a provider of identities would: it has its own proof."""

        def prove(self, holding: Holding, *, address: str) -> Proven | None:
            assert holding.layout.originals.is_dir()
            assert address == HERE
            return Proven(anna.id)

    assert sign_in(holding, Vouched(), address=HERE).account.id == anna.id
