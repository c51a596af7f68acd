"""Every column that points to an authority, and what each says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import String, cast, literal

from app.domain.authorities import AuthorityNoun, LinkPlace
from app.persistence.records.contribution import Contribution
from app.persistence.records.custody_event import CustodyEvent, UnitCustodyEvent
from app.persistence.records.inscription import Inscription
from app.persistence.records.place import PlaceLink
from app.persistence.records.subject import SubjectLink


@dataclass(frozen=True, slots=True)
class Link:
    """A column that points to an authority; `linking` is the record that has it.

    `owner` is the column of its photograph or unit.
    `role` is the column that tells more of it; None where the place alone tells all.
    """

    place: LinkPlace
    linking: Any
    column: Any
    owner: Any
    role: Any = None

    @property
    def of_unit(self) -> bool:
        """Whether it is a unit's, which hands it down."""
        return self.linking is UnitCustodyEvent

    @property
    def told_role(self) -> Any:
        """What it says of the authority, for a query."""
        return literal("") if self.role is None else cast(self.role, String)


def _custody(linking: Any, owner: Any, *places: LinkPlace) -> tuple[Link, ...]:
    ends = (linking.from_agent_id, linking.to_agent_id, linking.via_agent_id)
    return tuple(Link(place, linking, end, owner) for place, end in zip(places, ends, strict=True))


def _written(place: LinkPlace, column: Any) -> Link:
    return Link(place, Inscription, column, Inscription.photograph_id)


LINKS: Final[Mapping[AuthorityNoun, tuple[Link, ...]]] = {
    AuthorityNoun.AGENT: (
        Link(
            LinkPlace.CONTRIBUTION,
            Contribution,
            Contribution.agent_id,
            Contribution.photograph_id,
            Contribution.role,
        ),
        *_custody(
            CustodyEvent,
            CustodyEvent.photograph_id,
            LinkPlace.GAVE,
            LinkPlace.RECEIVED,
            LinkPlace.PASSED_ON,
        ),
        *_custody(
            UnitCustodyEvent,
            UnitCustodyEvent.unit_id,
            LinkPlace.UNIT_GAVE,
            LinkPlace.UNIT_RECEIVED,
            LinkPlace.UNIT_PASSED_ON,
        ),
        _written(LinkPlace.WRITER, Inscription.writer_id),
    ),
    AuthorityNoun.PLACE: (
        Link(
            LinkPlace.PLACE, PlaceLink, PlaceLink.place_id, PlaceLink.photograph_id, PlaceLink.role
        ),
    ),
    AuthorityNoun.SUBJECT: (
        Link(LinkPlace.SUBJECT, SubjectLink, SubjectLink.subject_id, SubjectLink.photograph_id),
    ),
    AuthorityNoun.HAND: (_written(LinkPlace.HAND, Inscription.hand_id),),
    AuthorityNoun.STAMP: (_written(LinkPlace.STAMP, Inscription.stamp_id),),
}


def is_of_inscription(link: Link) -> bool:
    """Whether the authority is named on an inscription, which may be closed alone."""
    return link.linking is Inscription
