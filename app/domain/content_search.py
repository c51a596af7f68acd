"""What a viewer asks of what is written on photographs: IIIF Content Search 1.0 and 2.0."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.hits import ReadingHit
from app.domain.identifiers import minted_at

EVERYWHERE = "root"
"""The name under which the whole catalogue is searched, as its collection is called."""

Between = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class ContentQuestion:
    """A question. `motivations` and `created` are empty where they were not asked for.

    `created` are spans of time, both ends inside, in one of which an annotation must have been
    made. `cursor` goes on behind a part of an answer that had `start` annotations before it;
    `least` is how often a suggested word must occur. `told` are the parameters that were looked at,
    as they were sent; `ignored` the names of the others.
    """

    query: str = ""
    motivations: tuple[str, ...] = ()
    created: tuple[Between, ...] = ()
    cursor: str = ""
    start: int = 0
    least: int = 1
    ignored: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()

    @property
    def without_page(self) -> tuple[tuple[str, str], ...]:
        """The parameters that asked for the first part of this answer."""
        return tuple(pair for pair in self.told if pair[0] != "page")

    def of_its_time(self, hits: Iterable[ReadingHit]) -> tuple[ReadingHit, ...]:
        """Keep the readings that were first written down in one of the spans."""
        return tuple(hit for hit in hits if not self.created or self._was_made(hit.reading_id))

    def _was_made(self, reading_id: str) -> bool:
        made_at = minted_at(reading_id)
        return made_at is not None and any(start <= made_at <= end for start, end in self.created)


@dataclass(frozen=True, slots=True)
class FoundReadings:
    """Readings that answer; `following` asks for those of more photographs, empty at the end."""

    hits: tuple[ReadingHit, ...] = ()
    following: str = ""
