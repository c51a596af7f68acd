"""Authorities: who, where and what descriptions name, each under all of its names. ISAAR (CPF)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from app.domain.agents import AgentKind, AgentRole
from app.domain.authority_identifiers import OutsideIdentifier
from app.domain.catalogued import PhotographSummary
from app.domain.errors import Conflict
from app.domain.places import PlaceRole

LONGEST_NAME: Final = 500


class AuthorityNoun(StrEnum):
    """What an authority is."""

    AGENT = "agent"
    PLACE = "place"
    SUBJECT = "subject"
    HAND = "hand"
    STAMP = "stamp"


class LinkPlace(StrEnum):
    """Where a record names an authority."""

    CONTRIBUTION = "contribution"
    GAVE = "gave it away"
    RECEIVED = "received it"
    PASSED_ON = "passed it on"
    UNIT_GAVE = "gave the unit away"
    UNIT_RECEIVED = "received the unit"
    UNIT_PASSED_ON = "passed the unit on"
    WRITER = "writer"
    PLACE = "place"
    SUBJECT = "subject"
    HAND = "hand"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name beside the preferred one. ISAAR (CPF) 5.1.3 to 5.1.5.

    `language` is a BCP 47 tag, or empty; `from_edtf` and `until_edtf` say when it was so called.
    """

    name: str
    language: str = ""
    from_edtf: str = ""
    until_edtf: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityDescription:
    """All that is catalogued of one authority. `name` is the preferred form: ISAAR (CPF) 5.1.2.

    Descriptions of photographs name it so; whatever names it by another of its `forms` means it
    too. `kind` is an agent's. The two dates are those of life (5.2.1): birth and death, founding
    and end, first and last use. `is_unidentified` says that the name only tells somebody apart
    whom nobody has identified. A place's `latitude` and `longitude` are in degrees of WGS 84, north
    and east of zero: both or none.
    """

    name: str
    language: str = ""
    kind: AgentKind = AgentKind.UNKNOWN
    forms: tuple[NameForm, ...] = ()
    from_edtf: str = ""
    until_edtf: str = ""
    identifiers: tuple[OutsideIdentifier, ...] = ()
    note: str = ""
    is_unidentified: bool = False
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class CataloguedAuthority:
    """An authority as it stands in the catalogue. `version` counts its changes from 1."""

    id: str
    noun: AuthorityNoun
    version: int
    description: AuthorityDescription


@dataclass(frozen=True, slots=True)
class AuthoritySummary:
    """A line of a list: enough to name an authority. `other` is a name by which it was found."""

    id: str
    noun: AuthorityNoun
    name: str
    language: str = ""
    kind: AgentKind = AgentKind.UNKNOWN
    from_edtf: str = ""
    until_edtf: str = ""
    other: str = ""


StandingRole = AgentRole | PlaceRole | LinkPlace
"""What an authority is to a photograph, as finely as is known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A photograph on which an authority stands, and what it is there."""

    photograph: PhotographSummary
    roles: tuple[StandingRole, ...]


@dataclass(frozen=True, slots=True)
class AuthorityMerge:
    """That one authority was merged into another, which has had its links since then.

    `former` is what was known of the one that is gone; `photographs` counts those that named it.
    """

    id: str
    noun: AuthorityNoun
    merged_id: str
    target_id: str
    former: AuthorityDescription
    merged_at: datetime
    merged_by: str
    reason: str = ""
    photographs: int = 0
    undone_at: datetime | None = None
    undone_by: str = ""

    @property
    def is_identification(self) -> bool:
        """Whether by it somebody became known who was not."""
        return self.former.is_unidentified


AuthorityIds = Mapping[tuple[str, ...], str]
"""Ids of the authorities that a description names: by noun and name, an agent's kind behind."""


@dataclass(frozen=True, slots=True)
class SavedAuthority:
    """What became of an authority that was handed in."""

    id: str
    version: int
    is_new: bool = False
    is_changed: bool = True
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuthorityRevision:
    """What was known of an authority at a version. ISAAR (CPF) 5.4.6, Dates of revision.

    Of what it was before anything was kept nobody knows by whom or when: these are empty.
    """

    noun: AuthorityNoun
    authority_id: str
    version: int
    description: AuthorityDescription
    made_at: datetime | None = None
    made_by: str = ""
    reason: str = ""


class NameTaken(Conflict):
    """Another authority of the same kind has the preferred name: `authority_id`."""

    def __init__(self, message: str, *, noun: AuthorityNoun, authority_id: str) -> None:
        super().__init__(message)
        self.noun = noun
        self.authority_id = authority_id
