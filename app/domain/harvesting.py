"""What a harvester asks for, and the records that it is told of. OAI-PMH 2.0, 2.5 and 2.7."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.activities import PublicNoun
from app.domain.languages import LanguageMap


@dataclass(frozen=True, slots=True)
class HarvestPosition:
    """Behind which record a list goes on. `path` is that of its unit, where a set is harvested."""

    changed_at: datetime
    photograph_id: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class HarvestQuestion:
    """Which records: changed from an instant on, and before another; of a set: a unit's path."""

    from_at: datetime | None = None
    before: datetime | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class HarvestedHeader:
    """A record that the public is told of. `units` lead to it, as far as the public sees them."""

    photograph_id: str
    changed_at: datetime
    is_deleted: bool
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HarvestedPart:
    """Some records in their order. `following` asks for the rest; None at the end."""

    headers: tuple[HarvestedHeader, ...]
    following: HarvestPosition | None = None


@dataclass(frozen=True, slots=True)
class HarvestedSet:
    """A unit as a set: the ids of the units from the root down to it, and its title."""

    units: tuple[str, ...]
    path: str
    reference_code: str
    title: LanguageMap


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page of the site for search engines: what it is of, and when that last changed."""

    noun: PublicNoun
    id: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ListedPart:
    """A part of the site's pages by its number, with the last change of anything in it."""

    number: int
    changed_at: datetime


Sets = Mapping[str | None, tuple[str, ...]]
"""By unit, the ids of the units that lead to it."""
