"""What became of something that the public sees. IIIF Change Discovery API 1.0, 3.3 Activities."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PublicNoun(StrEnum):
    """What the public is told of: one is a manifest to IIIF, the other a collection."""

    PHOTOGRAPH = "photograph"
    UNIT = "unit"


class ActivityKind(StrEnum):
    """IIIF Change Discovery API 1.0, 3.3, the types of activities.

    What is closed for a time is removed and added again (2.1.4); what is withdrawn is deleted.
    """

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"


class PublicState(StrEnum):
    """How something stands that was public once, or will be when a closure ends."""

    AWAITED = "awaited"  # published and closed, and never seen yet: nobody is told of it
    SHOWN = "shown"
    CLOSED = "closed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Activity:
    """One event of the public stream. `sequence` counts from 1 without gaps.

    `former_base` is the catalogue's address before it moved, for a `MOVE` alone.
    """

    sequence: int
    kind: ActivityKind
    noun: PublicNoun
    subject_id: str
    happened_at: datetime
    former_base: str = ""
