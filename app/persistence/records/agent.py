"""The mapped class of an agent: the authority that contributions and custody point to."""

from sqlalchemy import UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.agents import AgentKind
from app.persistence.records.authority import AuthorityFacts, in_filing_order
from app.persistence.records.base import Identified, Record


class Agent(Identified, AuthorityFacts, Record):
    """A person, family or corporate body, under its preferred name."""

    __tablename__ = "agent"
    __table_args__ = (UniqueConstraint("name", "kind"), in_filing_order("agent"))

    name: Mapped[str]
    kind: Mapped[AgentKind]
    is_unidentified: Mapped[bool] = mapped_column(default=False, server_default=false())
