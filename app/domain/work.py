"""Work that can wait."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.languages import LanguageMap, best


class JobKind(StrEnum):
    """What is to be done."""

    MANIFEST = "manifest"  # of the photograph with this id
    ALBUM = "album"  # the manifest of the album that is the unit with this id
    SEARCH_WORDS = "search words"  # of the photograph with this id
    DERIVE = "derive"  # the derivative of the original with this SHA-256
    BATCH = "batch"  # some more photographs of the batch with this id


@dataclass(frozen=True, slots=True)
class LeasedJob:
    """A piece of work that a worker has taken; `lease` proves that it still has it."""

    id: str
    kind: JobKind
    subject: str
    lease: str
    attempts: int


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """How much work there is: waiting, in hand, dead; since when the oldest has waited."""

    waiting: int
    taken: int
    dead: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkSubject:
    """A photograph that work is about, or a unit."""

    id: str
    reference_code: str
    title: LanguageMap = field(default_factory=dict)
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class DeadJob:
    """Work that failed too often, and is not tried again until it is asked for anew."""

    id: str
    kind: JobKind
    subject: str
    attempts: int
    last_fault: str
    about: tuple[WorkSubject, ...] = ()

    @property
    def told(self) -> str:
        """Name what it is about as an archivist does: by reference codes; else by its key."""
        named = [f"{one.reference_code} {best(one.title)}".strip() for one in self.about]
        return ", ".join(named) or self.subject
