"""The mapped class of an agent's part in a photograph."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.agents import AgentRole
from app.persistence.records.agent import Agent
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record


class Contribution(PhotographPart, Record):
    """An agent in a role; `as_written` is the source's whole statement."""

    __tablename__ = "contribution"

    role: Mapped[AgentRole]
    as_written: Mapped[str] = mapped_column(default="")
    agent_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("agent.id"), index=True)

    agent: Mapped[Agent] = relationship(lazy="raise")
