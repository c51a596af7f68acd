"""Who looks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.errors import NotAllowed, NotSignedIn


class Scope(StrEnum):
    """What a viewer may do beyond reading what is public."""

    READ = "read"  # also what is not published
    WRITE = "write"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader or an editor; `name` stands in revisions."""

    name: str
    scopes: frozenset[Scope] = field(default_factory=frozenset)

    def may(self, scope: Scope) -> bool:
        """Whether this viewer has a scope."""
        return scope in self.scopes

    def must(self, scope: Scope) -> None:
        """Raise `NotAllowed` where this viewer lacks a scope, `NotSignedIn` where it has none."""
        if self.may(scope):
            return
        if not self.scopes:
            raise NotSignedIn(f"This needs a token with the scope `{scope}`.")
        held = ", ".join(sorted(self.scopes))
        raise NotAllowed(f"{self.name} may not do this: it needs the scope `{scope}`, not {held}.")


THE_PUBLIC = Viewer("public")
THE_DESK = Viewer("command line", frozenset(Scope))
"""Whoever may run commands on the machine that the holding lies on."""


@dataclass(frozen=True, slots=True)
class TokenSummary:
    """A token as a list shows it: never the token itself, which is known to its holder alone."""

    id: str
    name: str
    prefix: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
