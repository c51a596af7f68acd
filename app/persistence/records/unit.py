"""The mapped class of a unit of description."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.publication import PublicationState
from app.domain.units import Level
from app.persistence.records.base import (
    ID_LENGTH,
    HasPictures,
    Identified,
    Record,
    capped_parts,
)
from app.persistence.records.custody_event import UnitCustodyEvent


class Unit(Identified, HasPictures, Record):
    """A node of the tree above items.

    `path` holds the ids from the root to itself, each with a slash behind it: the path of whatever
    lies below begins with it. `closed_until` and `images_until` heed the rules of the units above
    it too; `image_rules` are all those that cap its pictures, its own first, None where none does.
    `shown_version` counts the changes of what photographs show of it, and of what it inherits.
    """

    __tablename__ = "unit"
    __table_args__ = (
        Index("ix_unit_children", "parent_id", "filing_order", "id"),
        capped_parts("unit"),
    )

    reference_code: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("unit.id"))
    path: Mapped[str] = mapped_column(index=True)
    level: Mapped[Level]
    title: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    date_as_written: Mapped[str] = mapped_column(default="")
    date_edtf: Mapped[str] = mapped_column(default="")
    earliest_on: Mapped[date | None]
    latest_on: Mapped[date | None]
    scope_and_content: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    image_rules: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.DRAFT)
    filing_order: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    shown_version: Mapped[int] = mapped_column(default=1, server_default="1")

    custody: Mapped[list[UnitCustodyEvent]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by=UnitCustodyEvent.position,
        passive_deletes=True,
    )


class FormerUnitCode(Record):
    """A reference code that a unit had: whatever still says it means that unit."""

    __tablename__ = "former_unit_code"

    reference_code: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("unit.id", ondelete="CASCADE"), index=True
    )
