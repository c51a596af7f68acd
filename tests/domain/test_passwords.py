"""NIST SP 800-63B-4, 3.1.1: what is asked of a password, and what is not."""

import pytest

from app.domain.account_faults import AccountFault
from app.domain.errors import Rejected
from app.domain.passwords import fit_password, typed_password


@pytest.mark.parametrize(
    "password",
    [
        "twelve chars",  # 12, no capital, no digit, no sign: none is asked for
        "correct battery horse staple",
        "zażółć gęślą jaźń",
        "    spaces around    ",
        "x1" * 20 + "yz",
        "words " * 170,
    ],
)
def test_length_is_enough(password: str) -> None:
    assert fit_password(password, name="anna") == password


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("eleven char", AccountFault.PASSWORD_SHORT),
        ("", AccountFault.PASSWORD_SHORT),
        ("abcdefgh" * 128 + "i", AccountFault.PASSWORD_LONG),
        ("Anna.nowakANNA.NOWAK2026", AccountFault.PASSWORD_NAME),
        ("aaaaaaaaaaaaaaaa", AccountFault.PASSWORD_ONE_SIGN),
        ("P@ssw0rd!2026", AccountFault.PASSWORD_COMMON),
        ("half a pair \ud83d", AccountFault.PASSWORD_BROKEN),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, fault: AccountFault) -> None:
    with pytest.raises(Rejected) as refused:
        fit_password(password, name="anna.nowak")
    (problem,) = refused.value.problems
    assert (problem.where, problem.reason, problem.value) == ("password", fault, "")
    assert not password or password not in str(refused.value)


def test_one_letter_is_one_however_a_keyboard_writes_it() -> None:
    assert typed_password("gęś") == typed_password("ge\u0328s\u0301")
