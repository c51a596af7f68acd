"""The mapped class of an agent: the authority that contributions and custody point to."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from app.domain.agents import AgentKind
from app.persistence.records.base import Identified, Record


class Agent(Identified, Record):
    """A person, family or corporate body, under one name."""

    __tablename__ = "agent"
    __table_args__ = (UniqueConstraint("name", "kind"),)

    name: Mapped[str]
    kind: Mapped[AgentKind]
