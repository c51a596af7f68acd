"""Through whose hands a photograph came. RiC-CM 1.0: custodial history; ISAD(G) 3.2.3."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from app.domain.dating import Calendar


class CustodyKind(StrEnum):
    """What happened. An unknown transfer is a kind of its own: nothing is guessed."""

    CREATION = "creation"
    REGISTRATION = "registration"
    GIFT = "gift"
    PURCHASE = "purchase"
    BEQUEST = "bequest"
    DEPOSIT = "deposit"
    TRANSFER = "transfer"
    ACQUISITION = "acquisition"
    ACQUISITION_OF_DIGITAL_COPY = "acquisition of digital copy"
    CUSTODY = "custody"  # it was there; how it came there is not said
    SEIZURE = "seizure"
    LOOTING = "looting"
    RESTITUTION = "restitution"
    LOAN = "loan"
    RETURN = "return"
    FOUND = "found"
    LOST = "lost"
    UNKNOWN_TRANSFER = "transfer of unknown nature"


class Passed(StrEnum):
    """What passed from one hand to the next."""

    UNKNOWN = "unknown"
    ORIGINAL = "original"
    COPY = "copy"
    DIGITAL_FILES = "digital files"
    RIGHTS = "rights"


class OwnershipChanged(StrEnum):
    """Whether the owner changed with the custodian."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class RemarkCode(StrEnum):
    """What can be odd about an event in its chain: `app/domain/custody_faults.py` looks for it."""

    GIVES_WITHOUT_HOLDING = "gives without holding"
    AGAINST_THE_ORDER = "against the order"
    BEFORE_ITS_MAKING = "before its making"
    MADE_LATER = "made later"
    MADE_TWICE = "made twice"
    RETURN_WITHOUT_LOAN = "return without loan"
    RETURN_TO_ANOTHER = "return to another"
    RESTITUTION_WITHOUT_LOSS = "restitution without loss"
    LOST_AND_NOT_FOUND = "lost and not found"
    GAP_BESIDE_A_HOLDER = "gap beside a holder"
    OWNERSHIP_AGAINST_KIND = "ownership against kind"
    GIVES_TO_ITSELF = "gives to itself"
    GAP_BEFORE_ITS_MAKING = "gap before its making"
    NO_SUCH_DATE = "no such date"


@dataclass(frozen=True, slots=True)
class AcceptedRemark:
    """A remark on an event that an archivist lets stand, with the reason why it is right so."""

    code: RemarkCode
    reason: str


@dataclass(frozen=True, slots=True)
class CustodyEventDescription:
    """One link of the chain; the oldest comes first. Agents are given by name.

    `gap_before` says that something between the event before and this one is not known; it is
    kept as a gap, never closed by a guess. `accepted_remarks` are those of which somebody has said
    why they are no mistakes. `date_as_written` is in `calendar`; `date_edtf` is Gregorian always.
    """

    kind: CustodyKind
    from_agent: str = ""
    to_agent: str = ""
    via_agent: str = ""
    date_as_written: str = ""
    date_edtf: str = ""
    place: str = ""
    agreement: str = ""
    passed: Passed = Passed.UNKNOWN
    ownership_changed: OwnershipChanged = OwnershipChanged.UNKNOWN
    gap_before: bool = False
    source: str = ""
    accepted_remarks: tuple[AcceptedRemark, ...] = ()
    calendar: Calendar = Calendar.GREGORIAN


def whole_chain(
    inherited: Sequence[CustodyEventDescription], own: Sequence[CustodyEventDescription]
) -> tuple[CustodyEventDescription, ...]:
    """Put what the units above hand down among a photograph's own events.

    A photograph's making comes first, then what happened to its units, then what happened to it
    alone.
    """
    making = making_count(own)
    return (*own[:making], *inherited, *own[making:])


def making_count(own: Sequence[CustodyEventDescription]) -> int:
    """Count the events at a chain's beginning that tell how the thing was made."""
    return len(tuple(takewhile(lambda event: event.kind is CustodyKind.CREATION, own)))


def unremarked(chain: Sequence[CustodyEventDescription]) -> tuple[CustodyEventDescription, ...]:
    """Leave out which remarks may stand, and why: that is said among staff."""
    return tuple(replace(event, accepted_remarks=()) for event in chain)


def keeping_remarks(
    given: Sequence[CustodyEventDescription], before: Sequence[CustodyEventDescription]
) -> tuple[CustodyEventDescription, ...]:
    """Let the remarks on an event stand that stood before, where nothing else of it has changed."""
    known = dict(zip(unremarked(before), before, strict=True))
    return tuple(event if event.accepted_remarks else known.get(event, event) for event in given)
