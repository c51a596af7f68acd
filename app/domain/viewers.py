"""Who looks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.errors import NotAllowed, NotSignedIn


class Scope(StrEnum):
    """What a viewer may do beyond reading what is public."""

    READ = "read"  # also what is not published
    WRITE = "write"
    PUBLISH = "publish"
    ADMINISTER = "administer"  # accounts, tokens of others, and the audit log


CATALOGUING: Final = frozenset({Scope.READ, Scope.WRITE, Scope.PUBLISH})
"""All that has to do with records: what a token may do where nothing else was said."""


class Means(StrEnum):
    """By what somebody is known who asks."""

    NOTHING = "public"
    ACCOUNT = "account"  # signed in with a password
    TOKEN = "token"  # noqa: S105 - a kind, no password
    COMMAND_LINE = "command line"
    BATCH = "batch"  # what somebody has begun is done piece by piece, in their name


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader or an editor; `name` stands in revisions.

    `address` is the network address that they ask from, empty at the machine itself; `key` is the
    id of their account or token. Neither makes them somebody else.
    """

    name: str
    scopes: frozenset[Scope] = field(default_factory=frozenset)
    means: Means = field(default=Means.NOTHING, compare=False)
    key: str = field(default="", compare=False)
    address: str = field(default="", compare=False)

    def may(self, scope: Scope) -> bool:
        """Whether this viewer has a scope."""
        return scope in self.scopes

    def must(self, scope: Scope) -> None:
        """Raise `NotAllowed` where this viewer lacks a scope, `NotSignedIn` where it has none."""
        if self.may(scope):
            return
        if not self.scopes:
            raise NotSignedIn(
                f"Sign in, or send a token, to do this: it needs the scope `{scope}`."
            )
        held = ", ".join(sorted(self.scopes))
        raise NotAllowed(f"{self.name} may not do this: it needs the scope `{scope}`, not {held}.")


THE_PUBLIC = Viewer("public")
THE_DESK = Viewer("command line", frozenset(Scope), Means.COMMAND_LINE)
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
    account: str = ""
    """The name of the account that made it; empty for one from the command line."""

    used_at: datetime | None = None
    """When it was used last, to the hour; None for one that never was."""
