"""The mapped class of a link in a chain of custody."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.custody import CustodyKind, OwnershipChanged, Passed
from app.persistence.records.agent import Agent
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record


class CustodyEvent(PhotographPart, Record):
    """One change of hands, or one stay; the oldest has position 0."""

    __tablename__ = "custody_event"

    kind: Mapped[CustodyKind]
    from_agent_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("agent.id"), index=True
    )
    to_agent_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("agent.id"), index=True
    )
    via_agent_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("agent.id"), index=True
    )
    date_as_written: Mapped[str] = mapped_column(default="")
    date_edtf: Mapped[str] = mapped_column(default="")
    earliest_on: Mapped[date | None]
    latest_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    agreement: Mapped[str] = mapped_column(default="")
    passed: Mapped[Passed] = mapped_column(default=Passed.UNKNOWN)
    ownership_changed: Mapped[OwnershipChanged] = mapped_column(default=OwnershipChanged.UNKNOWN)
    gap_before: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")

    from_agent: Mapped[Agent | None] = relationship(lazy="raise", foreign_keys=[from_agent_id])
    to_agent: Mapped[Agent | None] = relationship(lazy="raise", foreign_keys=[to_agent_id])
    via_agent: Mapped[Agent | None] = relationship(lazy="raise", foreign_keys=[via_agent_id])
