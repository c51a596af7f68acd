"""Who works in the catalogue, and what each may do."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.domain.account_faults import LONGEST_LINE, LONGEST_NAME, AccountFault, refusal
from app.domain.viewers import Scope, Viewer

IDLE_FOR: Final = timedelta(hours=12)
"""A session that nobody uses for so long is over."""
LASTS_FOR: Final = timedelta(days=7)
"""A session is over after so long, however much it is used."""
_SIGNS: Final = "._-@"


class Role(StrEnum):
    """What somebody is in the house; each may do what the one before may."""

    VIEWER = "viewer"
    CATALOGUER = "cataloguer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the role allows."""
        return _SCOPES[self]


_SCOPES: Final[Mapping[Role, frozenset[Scope]]] = {
    Role.VIEWER: frozenset({Scope.READ}),
    Role.CATALOGUER: frozenset({Scope.READ, Scope.WRITE}),
    Role.REVIEWER: frozenset({Scope.READ, Scope.WRITE, Scope.PUBLISH}),
    Role.ADMINISTRATOR: frozenset(Scope),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `name` is what they type, `display_name` what others read.

    `deactivated_at` tells that they may no longer: their name stays, for it stands in revisions.
    """

    id: str
    name: str
    display_name: str
    role: Role
    created_at: datetime
    signed_in_at: datetime | None = None
    deactivated_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether they may sign in."""
        return self.deactivated_at is None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session as its owner's list shows it: since when, until when, and from where."""

    id: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    browser: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who is signed in: the account, the session's id, and the viewer that they are."""

    account: Account
    session_id: str
    viewer: Viewer


def account_name(given: str) -> str:
    """Bring a name to the form in which it is kept and compared.

    Letters and digits of any script, with `.`, `_`, `-` and `@`; capitals count as small ones.
    """
    name = unicodedata.normalize("NFKC", given.strip()).casefold()
    fits = all(sign.isalnum() or sign in _SIGNS for sign in name)
    if not name or len(name) > LONGEST_NAME or not fits:
        raise refusal("name", AccountFault.NAME, value=given)
    return name


def display_name(given: str) -> str:
    """Let a name through that others can read: one line, without characters that hide."""
    name = " ".join(given.split())
    if len(name) > LONGEST_LINE or not name.isprintable():
        raise refusal("display_name", AccountFault.DISPLAY_NAME, value=name)
    return name


def expiry(*, created_at: datetime, seen_at: datetime) -> datetime:
    """Tell when a session is over, seen last at that moment."""
    return min(seen_at + IDLE_FOR, created_at + LASTS_FOR)
