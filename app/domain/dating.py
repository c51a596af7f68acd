"""When something happened, as far as anyone can say. EDTF: ISO 8601-2:2019, Library of Congress."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Qualifier(StrEnum):
    """EDTF level 1, "Qualification of a date (complete)"."""

    NONE = "none"
    UNCERTAIN = "uncertain"  # ?
    APPROXIMATE = "approximate"  # ~
    BOTH = "both"  # %


class DateOf(StrEnum):
    """What a date is the date of."""

    TAKEN = "taken"
    PRINTED = "printed"
    INSCRIBED = "inscribed"
    EVENT_SHOWN = "event shown"
    REGISTERED = "registered"
    ACQUIRED = "acquired"
    DIGITISED = "digitised"


class DateBasis(StrEnum):
    """What a date rests on."""

    INSCRIPTION = "inscription"
    STAMP = "stamp"
    CAPTION = "caption"
    DOCUMENT = "document"
    CONTEXT = "context"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as EDTF with the days that it can mean: both ends inside, None where it is open."""

    edtf: str
    earliest_on: date | None
    latest_on: date | None
    qualifier: Qualifier = Qualifier.NONE


@dataclass(frozen=True, slots=True)
class DateDescription:
    """One opinion on a date. Competing ones live side by side; at most one of a kind is preferred.

    `as_written` is verbatim; `edtf` what it means, empty where nobody has said. `inscription` is
    the one that it rests on: the side's place among the sides and the inscription's place on that
    side, both from 0.
    """

    of: DateOf
    as_written: str = ""
    edtf: str = ""
    basis: DateBasis | None = None
    inscription: tuple[int, int] | None = None
    asserted_by: str = ""
    note: str = ""
    preferred: bool = False
