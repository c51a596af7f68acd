"""The mapped class of an inscription."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.inscriptions import InscriptionKind
from app.persistence.records.agent import Agent
from app.persistence.records.base import (
    ID_LENGTH,
    Closable,
    OnAPicture,
    PhotographPart,
    Record,
    closed_parts,
)
from app.persistence.records.hand import Hand
from app.persistence.records.reading import Reading
from app.persistence.records.stamp import Stamp


def _named(table: str) -> Mapped[str | None]:
    return mapped_column(String(ID_LENGTH), ForeignKey(f"{table}.id"), index=True)


class Inscription(PhotographPart, Closable, OnAPicture, Record):
    """One act of writing or marking. Without a region it belongs to its side as a whole."""

    __tablename__ = "inscription"
    __table_args__ = (closed_parts("inscription"),)

    side_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("side.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[InscriptionKind]
    rotation_deg: Mapped[int] = mapped_column(default=0)
    writer_id: Mapped[str | None] = _named("agent")
    hand_id: Mapped[str | None] = _named("hand")
    stamp_id: Mapped[str | None] = _named("stamp")
    medium: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    written_edtf: Mapped[str] = mapped_column(default="")

    writer: Mapped[Agent | None] = relationship(lazy="raise")
    hand: Mapped[Hand | None] = relationship(lazy="raise")
    stamp: Mapped[Stamp | None] = relationship(lazy="raise")
    readings: Mapped[list[Reading]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        order_by=Reading.position,
        passive_deletes=True,
        foreign_keys=[Reading.inscription_id],
    )
