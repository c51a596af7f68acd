"""The mapped classes of a link in a chain of custody: a photograph's own, and a unit's."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app.domain.custody import CustodyKind, OwnershipChanged, Passed
from app.domain.dating import Calendar
from app.persistence.records.agent import Agent
from app.persistence.records.base import ID_LENGTH, Identified, PhotographPart, Record


def _agent_id() -> Mapped[str | None]:
    return mapped_column(String(ID_LENGTH), ForeignKey("agent.id"), index=True)


def _agent(column: Any) -> Mapped[Agent | None]:
    return relationship(lazy="raise", foreign_keys=[column])


class CustodyFacts:
    """One change of hands, or one stay, whatever it was that passed.

    `accepted_remarks` are pairs of `code` and `reason`, as documents.
    """

    kind: Mapped[CustodyKind]
    date_as_written: Mapped[str] = mapped_column(default="")
    date_edtf: Mapped[str] = mapped_column(default="")
    calendar: Mapped[Calendar] = mapped_column(
        default=Calendar.GREGORIAN, server_default=Calendar.GREGORIAN.value
    )
    earliest_on: Mapped[date | None]
    latest_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    agreement: Mapped[str] = mapped_column(default="")
    passed: Mapped[Passed] = mapped_column(default=Passed.UNKNOWN)
    ownership_changed: Mapped[OwnershipChanged] = mapped_column(default=OwnershipChanged.UNKNOWN)
    gap_before: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    accepted_remarks: Mapped[list[dict[str, str]]] = mapped_column(
        JSON(), default=list, server_default="[]"
    )

    @declared_attr
    def from_agent_id(self) -> Mapped[str | None]:
        """Who gave."""
        return _agent_id()

    @declared_attr
    def to_agent_id(self) -> Mapped[str | None]:
        """Who received."""
        return _agent_id()

    @declared_attr
    def via_agent_id(self) -> Mapped[str | None]:
        """Through whom it went."""
        return _agent_id()

    @declared_attr
    def from_agent(self) -> Mapped[Agent | None]:
        """Who gave."""
        return _agent(self.from_agent_id)

    @declared_attr
    def to_agent(self) -> Mapped[Agent | None]:
        """Who received."""
        return _agent(self.to_agent_id)

    @declared_attr
    def via_agent(self) -> Mapped[Agent | None]:
        """Through whom it went."""
        return _agent(self.via_agent_id)


class CustodyEvent(CustodyFacts, PhotographPart, Record):
    """What happened to one photograph alone; the oldest event has position 0."""

    __tablename__ = "custody_event"


class UnitCustodyEvent(CustodyFacts, Identified, Record):
    """What happened to a unit as a whole, and so to all that lies below it."""

    __tablename__ = "unit_custody_event"

    position: Mapped[int] = mapped_column(default=0)
    unit_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("unit.id", ondelete="CASCADE"), index=True
    )
