"""What can be wrong in what is handed in of accounts and tokens, each in half a sentence."""

from enum import StrEnum

from app.domain.errors import Problem, Rejected

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
LONGEST_NAME = 64
LONGEST_LINE = 200
LONGEST_DAYS = 3650


class AccountFault(StrEnum):
    """A fault as it follows the name of its field."""

    NAME = f"has letters, digits and . _ - @ only, 1 to {LONGEST_NAME} of them"
    DISPLAY_NAME = f"is one line of at most {LONGEST_LINE} visible characters"
    PASSWORD_SHORT = (
        f"needs at least {SHORTEST_PASSWORD} characters: a sentence of some words is a good one"
    )
    PASSWORD_LONG = f"can have at most {LONGEST_PASSWORD} characters"
    PASSWORD_BROKEN = "has a sign that is none: is the terminal set to UTF-8?"  # noqa: S105
    PASSWORD_NAME = "is little more than the account's name: add some words"  # noqa: S105
    PASSWORD_ONE_SIGN = "is the same few signs over and over: take some words"  # noqa: S105
    PASSWORD_COMMON = "is one of those that are guessed first: take some words of your own"  # noqa: S105
    PASSWORD_FORMER = "is not the one that you have now"  # noqa: S105
    PASSWORD_REPEATED = "is not the same both times"  # noqa: S105
    TOKEN_NAME = f"is one line of 1 to {LONGEST_LINE} visible characters"
    TOKEN_SCOPES = "allow nothing: choose one at least"  # noqa: S105
    TOKEN_DAYS = f"are a number from 1 to {LONGEST_DAYS}, or none for a token without end"


def refusal(where: str, fault: AccountFault, *, value: str = "") -> Rejected:
    """Refuse a field; what is secret is never its `value`."""
    field = where.replace("_", " ")
    return Rejected(f"The {field} {fault}.", (Problem(where, value[:80], fault.value),))
