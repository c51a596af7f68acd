"""What a scan's file says of itself, in the words that a camera, scanner or person put into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Fact(StrEnum):
    """What an embedded value is about."""

    TITLE = "title"
    DESCRIPTION = "description"
    CREATOR = "creator"
    DATE = "date"
    RIGHTS = "rights"
    DEVICE = "device"


class Standard(StrEnum):
    """In which of a file's own records a value stands."""

    EXIF = "EXIF"
    IPTC = "IPTC"
    XMP = "XMP"


OFFERED = (Fact.TITLE, Fact.DESCRIPTION, Fact.CREATOR, Fact.DATE, Fact.RIGHTS)
"""What may become a photograph's own; a device has made the scan."""


@dataclass(frozen=True, slots=True)
class EmbeddedFact:
    """One value as the file says it, and where. Nobody has checked it."""

    fact: Fact
    text: str
    standard: Standard
    field: str


@dataclass(frozen=True, slots=True)
class EmbeddedFacts:
    """All that one file says of itself."""

    facts: tuple[EmbeddedFact, ...] = ()

    def first(self, fact: Fact) -> str:
        """Give the value that goes first, or nothing: XMP before IPTC before EXIF."""
        return next((one.text for one in self.facts if one.fact is fact), "")


def together(several: Iterable[EmbeddedFacts]) -> EmbeddedFacts:
    """Put together what the files of one photograph say; what several say stands once."""
    found = dict.fromkeys(fact for facts in several for fact in facts.facts)
    seen: set[tuple[Fact, str]] = set()
    kept = []
    for fact in found:
        if (fact.fact, fact.text) not in seen:
            seen.add((fact.fact, fact.text))
            kept.append(fact)
    return EmbeddedFacts(tuple(kept))
