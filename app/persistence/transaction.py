"""What everything that happens in one opened catalogue shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.domain.errors import NotAllowed, NotSignedIn
from app.domain.viewers import Scope, Viewer
from app.persistence.analysis import Analyser

Clock = Callable[[], datetime]
"""Tells the time, in UTC."""


def utc_now() -> datetime:
    """What the machine's clock says."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Touched:
    """What a transaction has changed that the public may be told of, as `announcing` tells it.

    `units` says of a unit whether all below it has to be looked at as well (None: it has not), and
    whether all that is shown there says something else now.
    """

    photographs: set[str] = field(default_factory=set)
    units: dict[str, bool | None] = field(default_factory=dict)

    def unit(self, unit_id: str, *, below: bool | None = None) -> None:
        """Touch a unit; what was said of what is below it before still holds."""
        before = self.units.get(unit_id)
        self.units[unit_id] = before or below if below is not None else before


@dataclass(frozen=True, slots=True)
class Transaction:
    """A session with the database, who it is for, and what it needs to know."""

    session: Session
    viewer: Viewer
    analyser: Analyser
    now: Clock
    writes: bool
    touched: Touched = field(default_factory=Touched)

    def require(self, *scopes: Scope) -> None:
        """Refuse a viewer who lacks any of these scopes."""
        if missing := [scope for scope in scopes if not self.viewer.may(scope)]:
            wanted = ", ".join(f"'{scope}'" for scope in missing)
            if not self.viewer.scopes:
                raise NotSignedIn(
                    f"Sign in, or send a token, to do this: it needs the scope {wanted}."
                )
            raise NotAllowed(f"{self.viewer.name} lacks the scope {wanted}.")

    def require_to_write(self, *scopes: Scope) -> None:
        """The same, for what changes the catalogue."""
        self.require(*scopes)
        if not self.writes:
            raise RuntimeError("The catalogue was opened for reading; open it with writes=True.")
