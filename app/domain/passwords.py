"""What a password must be. NIST SP 800-63B-4, 3.1.1: length, and nothing of what it is made of."""

import unicodedata
from typing import Final

from app.domain.errors import Problem, Rejected

SHORTEST: Final = 12
LONGEST: Final = 1024
_LEAST_BESIDE_THE_NAME: Final = 8
_LEAST_DIFFERENT: Final = 4


def fit_password(password: str, *, name: str) -> str:
    """Let a new password through, in the form in which it is kept; `Rejected` says what it lacks.

    `name` is the account's: what consists of little else is guessed first. The password itself
    stands in no message.
    """
    kept = typed_password(password)
    if reason := _fault(kept, name):
        raise Rejected(f"The password {reason}.", (Problem("password", "", reason),))
    return kept


def typed_password(password: str) -> str:
    """Bring what was typed to one form: keyboards write one letter in several. NFKC, as 3.1.1.2."""
    return unicodedata.normalize("NFKC", password)


def _fault(password: str, name: str) -> str:
    if any(unicodedata.category(sign) == "Cs" for sign in password):
        return "has a character that is none; is the terminal set to UTF-8?"
    if len(password) < SHORTEST:
        return f"needs at least {SHORTEST} characters: a sentence of some words is a good one"
    if len(password) > LONGEST:
        return f"can have at most {LONGEST} characters"
    if len(password.casefold().replace(name, "")) < _LEAST_BESIDE_THE_NAME:
        return "is little more than the account's name; add some words to it"
    if len(set(password)) < _LEAST_DIFFERENT:
        return "is one sign over and over; take some words instead"
    return ""
