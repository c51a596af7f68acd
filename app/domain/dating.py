"""When something happened, as far as anyone can say. EDTF: ISO 8601-2:2019, Library of Congress."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Qualifier(StrEnum):
    """EDTF level 1, "Qualification of a date (complete)"."""

    NONE = "none"
    UNCERTAIN = "uncertain"  # ?
    APPROXIMATE = "approximate"  # ~
    BOTH = "both"  # %


class Calendar(StrEnum):
    """The calendar that a date is written in."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"  # old style: in Russia until 1918


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
class DateUnderstanding:
    """What was understood of a date as written, for whoever writes it to see at once.

    `note` says what was taken for granted, and `reason` why nothing was understood (`edtf` is
    empty then, and the date is kept as written): sentences in the reader's language. `alternatives`
    are what else it may be. `calendar` is the one it was written in; `edtf` is Gregorian always.
    """

    as_written: str
    edtf: str = ""
    earliest_on: date | None = None
    latest_on: date | None = None
    qualifier: Qualifier = Qualifier.NONE
    calendar: Calendar = Calendar.GREGORIAN
    note: str = ""
    reason: str = ""
    alternatives: tuple[DateSpan, ...] = ()

    @property
    def span(self) -> DateSpan | None:
        """The days that it can mean; None where nothing was understood."""
        if not self.edtf:
            return None
        return DateSpan(self.edtf, self.earliest_on, self.latest_on, self.qualifier)


def twice_preferred(dates: Sequence["DateDescription"]) -> dict[DateOf, int]:
    """Give the kinds of which more than one date is preferred, with how many are."""
    counts = Counter(each.of for each in dates if each.preferred)
    return {of: count for of, count in counts.items() if count > 1}


@dataclass(frozen=True, slots=True)
class DateDescription:
    """One opinion on a date. Competing ones live side by side; at most one of a kind is preferred.

    `as_written` is verbatim, in `calendar`; `edtf` what it means, empty where nobody has said.
    EDTF knows the Gregorian calendar alone (ISO 8601-1, 4.2.1), so a Julian date's is converted.
    `inscription` is the one that it rests on: the side's place among the sides and the
    inscription's place on that side, both from 0.
    """

    of: DateOf
    as_written: str = ""
    edtf: str = ""
    basis: DateBasis | None = None
    inscription: tuple[int, int] | None = None
    asserted_by: str = ""
    note: str = ""
    preferred: bool = False
    calendar: Calendar = Calendar.GREGORIAN


def date_to_show(dates: Sequence[DateDescription]) -> str:
    """Give the date that stands for all, as written: a preferred one, of the taking if known."""
    written = [one for one in dates if one.as_written]
    in_order = sorted(written, key=lambda one: (not one.preferred, one.of is not DateOf.TAKEN))
    return in_order[0].as_written if in_order else ""
