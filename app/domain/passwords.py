"""What a password must be. NIST SP 800-63B-4, 3.1.1: long, and none that is guessed first."""

import unicodedata
from typing import Final

from app.domain.account_faults import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    AccountFault,
    refusal,
)
from app.domain.common_passwords import is_common

_LEAST_BESIDE_THE_NAME: Final = 8
_LEAST_DIFFERENT: Final = 4


def fit_password(password: str, *, name: str) -> str:
    """Let a new password through, in the form in which it is kept; `Rejected` says what it lacks.

    `name` is the account's: what consists of little else is guessed first. The password itself
    stands in no message.
    """
    kept = typed_password(password)
    if fault := _fault(kept, name):
        raise refusal("password", fault)
    return kept


def typed_password(password: str) -> str:
    """Bring what was typed to one form: keyboards write one letter in several. NFKC, as 3.1.1.2."""
    return unicodedata.normalize("NFKC", password)


def _fault(password: str, name: str) -> AccountFault | None:
    if any(unicodedata.category(sign) == "Cs" for sign in password):
        return AccountFault.PASSWORD_BROKEN
    if len(password) < SHORTEST_PASSWORD:
        return AccountFault.PASSWORD_SHORT
    if len(password) > LONGEST_PASSWORD:
        return AccountFault.PASSWORD_LONG
    if len(password.casefold().replace(name, "")) < _LEAST_BESIDE_THE_NAME:
        return AccountFault.PASSWORD_NAME
    if len(set(password)) < _LEAST_DIFFERENT:
        return AccountFault.PASSWORD_ONE_SIGN
    return AccountFault.PASSWORD_COMMON if is_common(password) else None
