"""Who looks."""

from dataclasses import dataclass, field
from enum import StrEnum


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


THE_PUBLIC = Viewer("public")
THE_DESK = Viewer("command line", frozenset(Scope))
"""Whoever may run commands on the machine that the holding lies on."""
