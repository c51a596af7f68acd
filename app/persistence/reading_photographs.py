"""From records to descriptions: a photograph whole."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.domain.agents import ContributionDescription
from app.domain.catalogued import CataloguedPhotograph, CataloguedUnit
from app.domain.dating import DateDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription
from app.domain.notes import NoteDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription, PlacePoint
from app.domain.relations import RelationDescription
from app.domain.rights import RightsDescription
from app.persistence.access_rules import access_of
from app.persistence.reading_custody import described_chain, with_agents
from app.persistence.reading_sides import described_side, places_of_inscriptions, region_of
from app.persistence.records.asset import Asset
from app.persistence.records.contribution import Contribution
from app.persistence.records.custody_event import CustodyEvent
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.inscription import Inscription
from app.persistence.records.photograph import Photograph
from app.persistence.records.place import PlaceLink
from app.persistence.records.side import Side
from app.persistence.records.subject import SubjectLink

SIDES: Final[ORMOption] = selectinload(Photograph.sides).options(
    selectinload(Side.assets).options(joinedload(Asset.original)),
    selectinload(Side.inscriptions).options(
        selectinload(Inscription.readings),
        joinedload(Inscription.writer),
        joinedload(Inscription.hand),
        joinedload(Inscription.stamp),
    ),
)
"""The sides of a photograph, with all that is on them."""

WHOLE: Final[tuple[ORMOption, ...]] = (
    SIDES,
    selectinload(Photograph.dates),
    with_agents(Photograph.custody, CustodyEvent),
    selectinload(Photograph.agents).options(joinedload(Contribution.agent)),
    selectinload(Photograph.places).options(joinedload(PlaceLink.place)),
    selectinload(Photograph.subjects).options(joinedload(SubjectLink.subject)),
    selectinload(Photograph.identifiers),
    selectinload(Photograph.rights),
    selectinload(Photograph.notes),
    selectinload(Photograph.related),
)
"""All that belongs to a photograph, in a number of queries that does not grow with it."""

_AS_THEY_ARE: Final = (
    "reference_code", "title", "title_kind", "description", "carrier", "process", "generation",
    "condition", "width_mm", "height_mm", "credit_line", "credit_lines",
)  # fmt: skip


def load_whole(session: Session, statement: Select[Any]) -> Sequence[Photograph]:
    """Load photographs with all their parts."""
    return session.scalars(statement.options(*WHOLE)).all()


def catalogued(
    record: Photograph, units: tuple[CataloguedUnit, ...], *, unit_code: str
) -> CataloguedPhotograph:
    """Hand a photograph out; `units` are those that the viewer may see, from the root down."""
    return CataloguedPhotograph(
        id=record.id,
        version=record.version,
        state=record.state,
        created_at=record.created_at,
        modified_at=record.modified_at,
        published_at=record.published_at,
        units=units,
        description=described(record, unit_code=unit_code),
        authority_ids=authority_ids(record),
        points=tuple(_points(record)),
    )


def _points(record: Photograph) -> Iterator[PlacePoint]:
    """Give the places of a photograph that lie somewhere on a map, each once."""
    for place in dict.fromkeys(link.place for link in record.places):
        if place.latitude is not None and place.longitude is not None:
            yield PlacePoint(place.id, place.name, place.latitude, place.longitude)


def authority_ids(record: Photograph) -> dict[tuple[str, ...], str]:
    """Give the id of each authority that a photograph's own records name."""
    ids: dict[tuple[str, ...], str] = {}
    for one in record.agents:
        ids["agent", one.agent.name, one.agent.kind] = one.agent_id
    for event in record.custody:
        for agent in filter(None, (event.from_agent, event.to_agent, event.via_agent)):
            ids["agent", agent.name] = agent.id
    ids |= {("place", link.place.name): link.place_id for link in record.places}
    ids |= {("subject", link.subject.term): link.subject_id for link in record.subjects}
    for side in record.sides:
        for written in side.inscriptions:
            named = {"agent": written.writer, "hand": written.hand, "stamp": written.stamp}
            ids |= {(noun, one.name): one.id for noun, one in named.items() if one}
    return ids


def described(record: Photograph, *, unit_code: str) -> PhotographDescription:
    """Give the description that a photograph's records hold."""
    places = places_of_inscriptions(record.sides)
    return PhotographDescription(
        **{name: getattr(record, name) for name in _AS_THEY_ARE},
        unit=unit_code,
        holder=_holder(record.holder_statement),
        sides=tuple(map(described_side, record.sides)),
        dates=tuple(_date(date, places) for date in record.dates),
        custody=described_chain(record.custody),
        agents=tuple(_contributions(record, places)),
        places=tuple(
            PlaceDescription(link.role, link.place.name, places.get(link.inscription_id or ""))
            for link in record.places
        ),
        subjects=tuple(link.subject.term for link in record.subjects),
        identifiers=tuple(
            IdentifierDescription(i.value, i.kind, i.issuer, i.is_current)
            for i in record.identifiers
        ),
        rights=tuple(
            RightsDescription(r.uri, r.statement, r.holder, r.basis, r.until_on)
            for r in record.rights
        ),
        notes=tuple(NoteDescription(note.text, note.kind, note.label) for note in record.notes),
        access=access_of(record),
        related=tuple(
            RelationDescription(one.kind, one.other_code, one.note) for one in record.related
        ),
    )


def _holder(statement: Mapping[str, Any] | None) -> InstitutionDescription | None:
    return None if statement is None else InstitutionDescription(**statement)


def _contributions(
    record: Photograph, places: Mapping[str, tuple[int, int]]
) -> Iterator[ContributionDescription]:
    sides = {side.id: number for number, side in enumerate(record.sides)}
    for one in record.agents:
        yield ContributionDescription(
            one.role,
            one.agent.name,
            one.agent.kind,
            one.as_written,
            side=sides.get(one.side_id or ""),
            region=region_of(one),
            inscription=places.get(one.inscription_id or ""),
        )


def _date(record: DateAssertion, places: Mapping[str, tuple[int, int]]) -> DateDescription:
    return DateDescription(
        of=record.of,
        as_written=record.as_written,
        edtf=record.edtf,
        basis=record.basis,
        inscription=places.get(record.inscription_id or ""),
        asserted_by=record.asserted_by,
        note=record.note,
        preferred=record.preferred,
        calendar=record.calendar,
    )
