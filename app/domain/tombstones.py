"""What is left of what was withdrawn, or deleted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.activities import PublicNoun


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That there was such a thing, since when it is not shown, and why. Nothing else.

    A photograph always says why; a unit that was taken back never does. `is_deleted`: it is not
    kept in the catalogue any more, and never comes back under this id.
    """

    reference_code: str
    reason: str
    withdrawn_at: datetime
    noun: PublicNoun = PublicNoun.PHOTOGRAPH
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class DeletedPhotograph:
    """What is kept of a photograph that was deleted: its id and code, who did it, when and why.

    `originals` are the digests of all files that it ever had. They and its history are kept until
    `purged_at`.
    """

    id: str
    reference_code: str
    was_public: bool
    deleted_at: datetime
    deleted_by: str
    reason: str
    originals: tuple[str, ...]
    purged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PurgedCounts:
    """How much was purged: photographs whose history went, and originals that nothing names now.

    `kept` originals are still used, or named by the history of another photograph.
    """

    photographs: int = 0
    originals: int = 0
    kept: int = 0


def digests_named(descriptions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Name the files of which descriptions of photographs speak, as documents have them."""
    for description in descriptions:
        for side in description.get("sides", ()):
            for scan in side.get("scans", ()):
                yield scan["sha256"]
