"""From descriptions to records: a photograph whole."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from app.domain.dating import DateSpan
from app.domain.documents import as_document
from app.domain.evidence import known_only_from_the_back
from app.domain.identifiers import filing_order
from app.domain.institutions import InstitutionDescription
from app.domain.photographs import PhotographDescription
from app.persistence.access_rules import write_access
from app.persistence.authorities import Authorities, authorities_of
from app.persistence.authority_records import Words
from app.persistence.institutions import institution_of
from app.persistence.records.base import PhotographPart
from app.persistence.records.contribution import Contribution
from app.persistence.records.custody_event import CustodyEvent
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.identifier import Identifier
from app.persistence.records.note import Note
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.place import PlaceLink
from app.persistence.records.relation import Relation
from app.persistence.records.rights_assertion import RightsAssertion
from app.persistence.records.subject import SubjectLink
from app.persistence.relations import relation_records
from app.persistence.writing_custody import custody_events
from app.persistence.writing_sides import SideWriter, region_columns

_PLAIN: Final = (
    "title_kind", "carrier", "process", "generation", "condition", "width_mm", "height_mm",
    "credit_line",
)  # fmt: skip
_RESTING: Final = frozenset({"dates", "agents", "places"})  # on sides and inscriptions
_IN_LANGUAGES: Final = ("title", "description", "credit_lines")


class PhotographWriter:
    """Makes a photograph's records say what a description says, field by field.

    Parts that have no id to the outside (dates, custody and the like) are written anew where their
    field has changed. The description must have been checked.
    """

    def __init__(
        self,
        session: Session,
        record: Photograph,
        *,
        span_of: Callable[[str], DateSpan],
        originals: Mapping[str, Original],
        words: Words,
    ) -> None:
        self._session = session
        self._record = record
        self._span_of = span_of
        self._originals = originals
        self._words = words

    def write(
        self, description: PhotographDescription, *, unit_id: str | None, changed: Collection[str]
    ) -> None:
        """Write the fields that are named in `changed`."""
        record = self._record
        record.reference_code = description.reference_code
        record.filing_order = filing_order(description.reference_code)
        record.unit_id = unit_id
        for name in _PLAIN:
            setattr(record, name, getattr(description, name))
        for name in _IN_LANGUAGES:
            texts = getattr(description, name)
            setattr(record, name, {language: list(lines) for language, lines in texts.items()})
        write_access(record, description.access)
        if "holder" in changed:
            self._write_holder(description.holder)
        record.only_from_back = known_only_from_the_back(description)
        authorities = authorities_of(self._session, description, words=self._words)
        if "sides" in changed:
            SideWriter(self._session, record, self._originals, authorities=authorities).write(
                description.sides
            )
        self._write_parts(description, changed, authorities)

    def _write_holder(self, holder: InstitutionDescription | None) -> None:
        self._record.holder_statement = as_document(holder) if holder else None
        self._record.holder = institution_of(self._session, holder) if holder else None

    def _write_parts(
        self,
        description: PhotographDescription,
        changed: Collection[str],
        authorities: Authorities,
    ) -> None:
        makers: Mapping[str, Callable[[PhotographDescription, Authorities], Iterator[Any]]] = {
            "dates": self._dates, "custody": self._custody,
            "agents": self._agents, "places": self._places,
            "subjects": _subjects, "identifiers": _identifiers, "rights": _rights, "notes": _notes,
            "related": self._related,
        }  # fmt: skip
        for name, make in makers.items():
            if name in changed or (name in _RESTING and "sides" in changed):
                setattr(self._record, name, _in_order(make(description, authorities)))

    def _dates(
        self, description: PhotographDescription, _authorities: Authorities
    ) -> Iterator[DateAssertion]:
        for date in description.dates:
            span = self._span_of(date.edtf) if date.edtf else DateSpan("", None, None)
            yield DateAssertion(
                of=date.of,
                as_written=date.as_written,
                edtf=date.edtf,
                earliest_on=span.earliest_on,
                latest_on=span.latest_on,
                qualifier=span.qualifier,
                basis=date.basis,
                inscription_id=self._inscription_id(date.inscription),
                asserted_by=date.asserted_by,
                note=date.note,
                preferred=date.preferred,
                calendar=date.calendar,
            )

    def _inscription_id(self, pointer: tuple[int, int] | None) -> str | None:
        if pointer is None:
            return None
        side, place = pointer
        return self._record.sides[side].inscriptions[place].id

    def _agents(
        self, description: PhotographDescription, known: Authorities
    ) -> Iterator[Contribution]:
        for one in description.agents:
            yield Contribution(
                role=one.role,
                as_written=one.as_written,
                agent=known.agents[one.name, one.kind],
                side_id=None if one.side is None else self._record.sides[one.side].id,
                **region_columns(one.region),
                inscription_id=self._inscription_id(one.inscription),
            )

    def _places(
        self, description: PhotographDescription, known: Authorities
    ) -> Iterator[PlaceLink]:
        for one in description.places:
            yield PlaceLink(
                role=one.role,
                place=known.places[one.name],
                inscription_id=self._inscription_id(one.inscription),
            )

    def _related(
        self, description: PhotographDescription, _authorities: Authorities
    ) -> Iterator[Relation]:
        return relation_records(self._session, description.related)

    def _custody(
        self, description: PhotographDescription, authorities: Authorities
    ) -> Iterator[CustodyEvent]:
        return custody_events(
            description.custody,
            CustodyEvent,
            custodians=authorities.by_name,
            span_of=self._span_of,
        )


def _in_order(parts: Iterator[PhotographPart]) -> list[PhotographPart]:
    placed = list(parts)
    for position, part in enumerate(placed):
        part.position = position
    return placed


def _subjects(description: PhotographDescription, known: Authorities) -> Iterator[SubjectLink]:
    for term in description.subjects:
        yield SubjectLink(subject=known.subjects[term])


def _identifiers(description: PhotographDescription, _known: Authorities) -> Iterator[Identifier]:
    for one in description.identifiers:
        yield Identifier(
            value=one.value, kind=one.kind, issuer=one.issuer, is_current=one.is_current
        )


def _rights(description: PhotographDescription, _known: Authorities) -> Iterator[RightsAssertion]:
    for one in description.rights:
        yield RightsAssertion(
            uri=one.uri,
            statement=one.statement,
            holder=one.holder,
            basis=one.basis,
            until_on=one.until_on,
        )


def _notes(description: PhotographDescription, _known: Authorities) -> Iterator[Note]:
    for note in description.notes:
        yield Note(kind=note.kind, label=note.label, text=note.text)
