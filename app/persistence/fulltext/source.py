"""What is searched of photographs, read for many at once: a query for each table, no objects.

Length: each of the tables that is searched is read and described here, side by side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.domain.agents import ContributionDescription
from app.domain.custody import CustodyEventDescription
from app.domain.dating import DateDescription, DateOf
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.institutions import InstitutionDescription
from app.domain.naming import IdentifierDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription
from app.domain.region import Region
from app.domain.rights import RightsDescription
from app.domain.sides import ScanDescription, SideDescription
from app.domain.viewers import THE_PUBLIC, Scope, Viewer
from app.persistence.access_rules import closing_rule, rule_of
from app.persistence.prepared import Prepared, rows_of_all, some_of
from app.persistence.records.agent import Agent
from app.persistence.records.asset import Asset
from app.persistence.records.contribution import Contribution
from app.persistence.records.custody_event import CustodyEvent
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.hand import Hand
from app.persistence.records.identifier import Identifier
from app.persistence.records.inscription import Inscription
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.place import Place, PlaceLink
from app.persistence.records.reading import Reading
from app.persistence.records.rights_assertion import RightsAssertion
from app.persistence.records.side import Side
from app.persistence.records.stamp import Stamp
from app.persistence.records.subject import Subject, SubjectLink
from app.persistence.visibility import THE_CATALOGUE, photographs

_From, _To, _Via = aliased(Agent), aliased(Agent), aliased(Agent)
_Query: TypeAlias = Select[*tuple[Any, ...]]
_Line: TypeAlias = Any
_Rows = Mapping[str, Sequence[_Line]]
_NONE: Final[tuple[_Line, ...]] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A photograph as far as it is searched: its description lacks all that is not.

    `ids` tells of each name by its noun which authority it is. `dates` are what is asserted, with
    the days of each.
    """

    photograph_id: str
    version: int
    filing_order: str
    unit_id: str | None
    holder_id: str | None
    only_from_back: bool
    description: PhotographDescription
    ids: Mapping[tuple[str, str], str]
    dates: tuple[tuple[DateOf, date | None, date | None], ...]


def seen_sources(
    session: Session, viewer: Viewer, ids: Collection[str], *, with_scans: bool
) -> dict[str, Source]:
    """Read those of some photographs that a viewer may see."""
    asked = _SEEN[viewer.may(Scope.READ)]
    return _sources(session, asked.rows(session.connection(), ids), with_scans=with_scans)


def read_sources(session: Session, statement: _Query) -> dict[str, Source]:
    """Read the photographs that a query of the gate gives, begun with `SOURCE`, in its order."""
    return _sources(session, session.connection().execute(statement), with_scans=False)


def _sources(session: Session, rows: Iterable[_Line], *, with_scans: bool) -> dict[str, Source]:
    found = {row.id: row for row in rows}
    if not found:
        return {}
    queries = {**_PARTS, "readings": _READINGS, **({"scans": _SCANS} if with_scans else {})}
    asked = [(query, found) for query in queries.values()]
    told = rows_of_all(session.connection(), asked)
    by_owner = {name: _by_owner(rows) for name, rows in zip(queries, told, strict=True)}
    readings, scans = by_owner.pop("readings"), by_owner.pop("scans", {})
    return {
        photograph_id: _source(
            row,
            {name: rows.get(photograph_id, _NONE) for name, rows in by_owner.items()},
            scans.get(photograph_id, _NONE),
            readings,
        )
        for photograph_id, row in found.items()
    }


SOURCE: Final = (
    Photograph.id, Photograph.version, Photograph.filing_order, Photograph.unit_id,
    Photograph.holder_id, Photograph.only_from_back, Photograph.reference_code, Photograph.title,
    Photograph.description, Photograph.holder_statement, Photograph.credit_line,
    Photograph.credit_lines,
)  # fmt: skip
"""What `read_sources` wants to know of each photograph."""

_SEEN: Final = {
    sees_all: Prepared(photographs(viewer, *SOURCE).where(some_of(Photograph.id)))
    for sees_all, viewer in ((True, THE_CATALOGUE), (False, THE_PUBLIC))
}

_QUERIES: Final[dict[str, _Query]] = {
    "sides": select(Side.photograph_id, Side.id, Side.kind, Side.access).order_by(Side.position),
    "inscriptions": (
        select(
            Inscription.photograph_id, Inscription.id, Inscription.side_id, Inscription.kind,
            Inscription.x_px, Inscription.y_px, Inscription.width_px, Inscription.height_px,
            Inscription.rotation_deg, Inscription.medium, Inscription.access,
            Inscription.writer_id, Inscription.hand_id, Inscription.stamp_id,
            Agent.name.label("writer"), Hand.name.label("hand"), Stamp.name.label("stamp"),
        )
        .outerjoin(Agent, Agent.id == Inscription.writer_id)
        .outerjoin(Hand, Hand.id == Inscription.hand_id)
        .outerjoin(Stamp, Stamp.id == Inscription.stamp_id)
        .order_by(Inscription.position)
    ),
    "agents": (
        select(
            Contribution.photograph_id, Contribution.role, Contribution.as_written,
            Agent.id, Agent.name, Agent.kind,
        )
        .join(Agent, Agent.id == Contribution.agent_id)
        .order_by(Contribution.position)
    ),
    "custody": (
        select(
            CustodyEvent.photograph_id, CustodyEvent.kind, CustodyEvent.place,
            _From.name.label("from_agent"), _To.name.label("to_agent"),
            _Via.name.label("via_agent"),
        )
        .outerjoin(_From, _From.id == CustodyEvent.from_agent_id)
        .outerjoin(_To, _To.id == CustodyEvent.to_agent_id)
        .outerjoin(_Via, _Via.id == CustodyEvent.via_agent_id)
        .order_by(CustodyEvent.position)
    ),
    "places": (
        select(PlaceLink.photograph_id, PlaceLink.role, Place.id, Place.name)
        .join(Place, Place.id == PlaceLink.place_id)
        .order_by(PlaceLink.position)
    ),
    "subjects": (
        select(SubjectLink.photograph_id, Subject.term)
        .join(Subject, Subject.id == SubjectLink.subject_id)
        .order_by(SubjectLink.position)
    ),
    "identifiers": (
        select(Identifier.photograph_id, Identifier.value, Identifier.kind)
        .order_by(Identifier.position)
    ),
    "rights": (
        select(RightsAssertion.photograph_id, RightsAssertion.uri)
        .order_by(RightsAssertion.position)
    ),
    "dates": select(
        DateAssertion.photograph_id, DateAssertion.of, DateAssertion.earliest_on,
        DateAssertion.latest_on, DateAssertion.as_written, DateAssertion.preferred,
    ).order_by(DateAssertion.position),
}  # fmt: skip


def _of_photographs(query: _Query) -> Prepared:
    """Ask for the parts of some photographs; their ids stand in its first column."""
    (owner, *_) = query.selected_columns
    return Prepared(query.where(some_of(owner)))


_PARTS: Final = {name: _of_photographs(query) for name, query in _QUERIES.items()}
_SCANS: Final = _of_photographs(
    select(
        Asset.photograph_id, Asset.side_id, Asset.id, Asset.sha256, Asset.file_name, Asset.role,
        Original.media_type, Original.width_px, Original.height_px, Original.bands,
        Original.size_bytes, Original.condition, Original.condition_note,
    )
    .join(Original, Original.sha256 == Asset.sha256)
    .order_by(Asset.position)
)  # fmt: skip
_READINGS: Final = Prepared(
    select(
        Reading.inscription_id, Reading.id, Reading.layer, Reading.language, Reading.text,
        Reading.truncates_id,
    )
    .where(some_of(Reading.photograph_id))
    .order_by(Reading.position)
)  # fmt: skip


def _by_owner(lines: Iterable[_Line]) -> _Rows:
    """Give what photographs, or inscriptions, have by its first column."""
    rows: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        rows[line[0]].append(line)
    return rows


def _source(
    row: _Line,
    parts: Mapping[str, Sequence[_Line]],
    scans: Sequence[_Line],
    readings: _Rows,
) -> Source:
    description = PhotographDescription(
        reference_code=row.reference_code,
        title=row.title,
        description=row.description,
        holder=InstitutionDescription(**row.holder_statement) if row.holder_statement else None,
        credit_line=row.credit_line,
        credit_lines=row.credit_lines,
        sides=tuple(_sides(parts["sides"], parts["inscriptions"], scans, readings)),
        custody=tuple(
            CustodyEventDescription(
                kind=event.kind,
                from_agent=event.from_agent or "",
                to_agent=event.to_agent or "",
                via_agent=event.via_agent or "",
                place=event.place,
            )
            for event in parts["custody"]
        ),
        agents=tuple(
            ContributionDescription(one.role, one.name, one.kind, one.as_written)
            for one in parts["agents"]
        ),
        places=tuple(PlaceDescription(link.role, link.name) for link in parts["places"]),
        subjects=tuple(link.term for link in parts["subjects"]),
        identifiers=tuple(IdentifierDescription(i.value, i.kind) for i in parts["identifiers"]),
        rights=tuple(RightsDescription(one.uri) for one in parts["rights"]),
        dates=tuple(
            DateDescription(of=one.of, as_written=one.as_written, preferred=one.preferred)
            for one in parts["dates"]
        ),
    )
    dates = tuple((one.of, one.earliest_on, one.latest_on) for one in parts["dates"])
    return Source(
        row.id, row.version, row.filing_order, row.unit_id, row.holder_id, row.only_from_back,
        description, dict(_ids(parts)), dates,
    )  # fmt: skip


def _ids(parts: Mapping[str, Sequence[_Line]]) -> Iterator[tuple[tuple[str, str], str]]:
    for one in parts["agents"]:
        yield ("agent", one.name), one.id
    for link in parts["places"]:
        yield ("place", link.name), link.id
    for written in parts["inscriptions"]:
        if written.writer_id:
            yield ("agent", written.writer), written.writer_id
        if written.hand_id:
            yield ("hand", written.hand), written.hand_id
        if written.stamp_id:
            yield ("stamp", written.stamp), written.stamp_id


def _sides(
    sides: Sequence[_Line],
    inscriptions: Sequence[_Line],
    scans: Sequence[_Line],
    readings: _Rows,
) -> Iterator[SideDescription]:
    for side in sides:
        yield SideDescription(
            kind=side.kind,
            scans=tuple(_scan(scan) for scan in scans if scan.side_id == side.id),
            inscriptions=tuple(
                _inscription(each, readings.get(each.id, _NONE))
                for each in inscriptions
                if each.side_id == side.id
            ),
            access=closing_rule(side.access),
            id=side.id,
        )


def _scan(row: _Line) -> ScanDescription:
    return ScanDescription(
        sha256=row.sha256,
        file_name=row.file_name,
        role=row.role,
        id=row.id,
        media_type=row.media_type,
        width_px=row.width_px,
        height_px=row.height_px,
        bands=row.bands,
        size_bytes=row.size_bytes,
        condition=row.condition,
        condition_note=row.condition_note,
    )


def _inscription(row: _Line, readings: Sequence[_Line]) -> InscriptionDescription:
    has_region = None not in (row.x_px, row.y_px, row.width_px, row.height_px)
    numbers = {reading.id: number for number, reading in enumerate(readings)}
    return InscriptionDescription(
        kind=row.kind,
        readings=tuple(
            ReadingDescription(
                text=reading.text,
                layer=reading.layer,
                language=reading.language,
                truncates=numbers.get(reading.truncates_id),
                id=reading.id,
            )
            for reading in readings
        ),
        region=(Region(row.x_px, row.y_px, row.width_px, row.height_px) if has_region else None),
        rotation_deg=row.rotation_deg,
        writer=row.writer or "",
        hand=row.hand or "",
        medium=row.medium,
        access=None if row.access is None else rule_of(row.access),
        id=row.id,
        stamp=row.stamp or "",
    )
