"""Through whose hands a photograph came. RiC-CM 1.0: custodial history; ISAD(G) 3.2.3."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class CustodyEventDescription:
    """One link of the chain; the oldest comes first. Agents are given by name.

    `gap_before` says that something between the event before and this one is not known; it is
    kept as a gap, never closed by a guess.
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


def credit_line_of(chain: Sequence[CustodyEventDescription]) -> str:
    """Derive the credit line from a chain: who keeps it, and from whom it was acquired.

    `A (acquired from B)`, of the newest event that names a keeper; empty where none does.
    """
    keeping = next((event for event in reversed(chain) if event.to_agent), None)
    if keeping is None:
        return ""
    if keeping.from_agent and keeping.kind is not CustodyKind.CREATION:
        return f"{keeping.to_agent} (acquired from {keeping.from_agent})"
    return keeping.to_agent
