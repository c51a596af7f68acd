"""The tree above items. ISAD(G) 3.1.4 Level of description."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.access import AccessRule
from app.domain.custody import CustodyEventDescription
from app.domain.languages import LanguageMap
from app.domain.publication import PublicationState


class Level(StrEnum):
    """ISAD(G) Appendix A-1; an album is kept apart because its pages are pictured whole."""

    FONDS = "fonds"
    COLLECTION = "collection"
    SUBFONDS = "subfonds"
    SERIES = "series"
    SUBSERIES = "subseries"
    FILE = "file"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class UnitDescription:
    """One unit, by its reference code; `parent` is the reference code of the unit above.

    `custody` is what happened to the unit as a whole: all that lies below inherits it.
    """

    reference_code: str
    title: LanguageMap
    level: Level = Level.COLLECTION
    parent: str = ""
    date_as_written: str = ""
    date_edtf: str = ""
    scope_and_content: LanguageMap = field(default_factory=dict)
    custody: tuple[CustodyEventDescription, ...] = ()
    access: AccessRule | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class UnitRevision:
    """What was said of a unit at a version; a state that was published is one that everybody saw.

    Of what it was before states were kept nobody knows by whom or when: these are empty.
    """

    unit_id: str
    version: int
    state: PublicationState
    description: UnitDescription
    made_at: datetime | None = None
    made_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitMove:
    """What it changes when a unit goes below another one, with all that lies below it.

    `came_from` and `goes_to` are the reference codes of the units above, empty at the top.
    `lost` and `gained` are the events that photographs inherit from above the unit. The two days
    are the last ones on which what is above closes it, the two rules sum up those from above that
    cap its pictures today; None: nothing does.
    """

    came_from: str
    goes_to: str
    units: int
    photographs: int
    lost: tuple[CustodyEventDescription, ...] = ()
    gained: tuple[CustodyEventDescription, ...] = ()
    closed_before: date | None = None
    closed_after: date | None = None
    capped_before: AccessRule | None = None
    capped_after: AccessRule | None = None
    becomes_public: bool = False
