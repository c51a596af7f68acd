"""The mapped class of an agent's part in a photograph."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.agents import AgentRole
from app.persistence.records.agent import Agent
from app.persistence.records.authority import OnASide
from app.persistence.records.base import ID_LENGTH, OnAPicture, PhotographPart, Record


class Contribution(PhotographPart, OnASide, OnAPicture, Record):
    """An agent in a role; `as_written` is the source's whole statement.

    Who is depicted may have a place on a side, in pixels of its picture.
    """

    __tablename__ = "contribution"

    role: Mapped[AgentRole]
    as_written: Mapped[str] = mapped_column(default="")
    agent_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("agent.id"), index=True)
    side_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("side.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
        index=True,
    )

    agent: Mapped[Agent] = relationship(lazy="raise")
