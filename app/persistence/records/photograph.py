"""The mapped class of a photograph, with its parts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.naming import TitleKind
from app.domain.photographs import Generation
from app.domain.publication import PublicationState
from app.persistence.records.base import (
    ID_LENGTH,
    HasPictures,
    Identified,
    Record,
    capped_parts,
)
from app.persistence.records.contribution import Contribution
from app.persistence.records.custody_event import CustodyEvent
from app.persistence.records.date_assertion import DateAssertion
from app.persistence.records.identifier import Identifier
from app.persistence.records.institution import Institution
from app.persistence.records.note import Note
from app.persistence.records.place import PlaceLink
from app.persistence.records.relation import Relation
from app.persistence.records.rights_assertion import RightsAssertion
from app.persistence.records.side import Side
from app.persistence.records.subject import SubjectLink

_PARTS = "all, delete-orphan"


class Photograph(Identified, HasPictures, Record):
    """The archival item: one print, negative, slide, postcard or album leaf.

    `holder_statement` is how its own description names the holder; `holder_id` who that is.
    `only_from_back` is what `app.domain.evidence.known_only_from_the_back` says of it.
    """

    __tablename__ = "photograph"
    __table_args__ = (
        Index("ix_photograph_filing", "unit_id", "filing_order", "id", "state"),
        Index("ix_photograph_newest", "state", "published_at", "id"),
        Index("ix_photograph_state", "state", "id"),
        Index("ix_photograph_gate", "id", "state", "closed_until", "unit_id"),
        capped_parts("photograph"),
    )

    reference_code: Mapped[str] = mapped_column(unique=True)
    filing_order: Mapped[str]
    unit_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("unit.id"))
    holder_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("institution.id"), index=True
    )
    holder_statement: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    title: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    title_kind: Mapped[TitleKind] = mapped_column(default=TitleKind.SUPPLIED)
    description: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    carrier: Mapped[str] = mapped_column(default="")
    process: Mapped[str] = mapped_column(default="")
    generation: Mapped[Generation] = mapped_column(default=Generation.UNKNOWN)
    condition: Mapped[str] = mapped_column(default="")
    width_mm: Mapped[float | None]
    height_mm: Mapped[float | None]
    credit_line: Mapped[str] = mapped_column(default="")
    credit_lines: Mapped[dict[str, list[str]]] = mapped_column(default=dict, server_default="{}")
    only_from_back: Mapped[bool] = mapped_column(default=False, server_default=false())
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.DRAFT)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    modified_at: Mapped[datetime]
    published_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012 - SQLAlchemy reads it once

    holder: Mapped[Institution | None] = relationship(lazy="raise")
    sides: Mapped[list[Side]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=Side.position, passive_deletes=True
    )
    dates: Mapped[list[DateAssertion]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=DateAssertion.position, passive_deletes=True
    )
    custody: Mapped[list[CustodyEvent]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=CustodyEvent.position, passive_deletes=True
    )
    agents: Mapped[list[Contribution]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=Contribution.position, passive_deletes=True
    )
    places: Mapped[list[PlaceLink]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=PlaceLink.position, passive_deletes=True
    )
    subjects: Mapped[list[SubjectLink]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=SubjectLink.position, passive_deletes=True
    )
    identifiers: Mapped[list[Identifier]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=Identifier.position, passive_deletes=True
    )
    rights: Mapped[list[RightsAssertion]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=RightsAssertion.position, passive_deletes=True
    )
    notes: Mapped[list[Note]] = relationship(
        lazy="raise", cascade=_PARTS, order_by=Note.position, passive_deletes=True
    )
    related: Mapped[list[Relation]] = relationship(
        lazy="raise",
        cascade=_PARTS,
        order_by=Relation.position,
        passive_deletes=True,
        foreign_keys=[Relation.photograph_id],
    )
