"""Who had to do with a photograph. RiC-CM 1.0: Agent, with Person, Family and Corporate Body."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.region import Region


class AgentKind(StrEnum):
    """RiC-CM 1.0, RiC-E08, E10 and E11; `unknown` where a source gives a name and no more."""

    PERSON = "person"
    FAMILY = "family"
    CORPORATE_BODY = "corporate body"
    UNKNOWN = "unknown"


class AgentRole(StrEnum):
    """What an agent did. Terms of the MARC relator vocabulary, written out."""

    PHOTOGRAPHER = "photographer"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    COPYRIGHT_HOLDER = "copyright holder"
    COPYRIGHT_AUTHOR = "copyright author"
    REGISTRANT = "registrant"
    DEPICTED = "depicted"
    DONOR = "donor"
    ADDRESSEE = "addressee"
    FORMER_OWNER = "former owner"
    PARTY_TO_AGREEMENT = "party to agreement"
    CONTRIBUTOR = "contributor"


@dataclass(frozen=True, slots=True)
class ContributionDescription:
    """An agent with its role; `as_written` keeps the source's whole statement, address and all.

    Who is depicted may have a `region` on a side: `side` is its place among the sides, from 0.
    `inscription` is the one that the statement rests on, as in a `DateDescription`.
    """

    role: AgentRole
    name: str
    kind: AgentKind = AgentKind.UNKNOWN
    as_written: str = ""
    side: int | None = None
    region: Region | None = None
    inscription: tuple[int, int] | None = None
