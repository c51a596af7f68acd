"""Agents, places and subjects, each found by its name or made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.agents import AgentKind
from app.domain.custody import CustodyEventDescription
from app.domain.photographs import PhotographDescription
from app.persistence.records.agent import Agent
from app.persistence.records.base import Record
from app.persistence.records.place import Place
from app.persistence.records.subject import Subject

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Authorities:
    """All that a description points to by name."""

    agents: dict[tuple[str, AgentKind], Agent]
    custodians: dict[str, Agent]
    places: dict[str, Place]
    subjects: dict[str, Subject]


def authorities_of(session: Session, description: PhotographDescription) -> Authorities:
    """Find the authorities that a description names, or add those that are missing."""
    contributors = [(agent.name, agent.kind) for agent in description.agents]
    agents = _agents(session, contributors, description.custody)
    return Authorities(
        agents=agents,
        custodians=_by_name(agents.values()),
        places=_named(session, Place, Place.name, (place.name for place in description.places)),
        subjects=_named(session, Subject, Subject.term, description.subjects),
    )


def custodians_of(session: Session, chain: Sequence[CustodyEventDescription]) -> dict[str, Agent]:
    """Find the agents that a chain names, or add those that are missing."""
    return _by_name(_agents(session, [], chain).values())


def _agents(
    session: Session,
    contributors: Sequence[tuple[str, AgentKind]],
    chain: Sequence[CustodyEventDescription],
) -> dict[tuple[str, AgentKind], Agent]:
    """Agents by name and kind. Custody names no kind: whoever bears the name is meant."""
    custodians = {
        name
        for event in chain
        for name in (event.from_agent, event.to_agent, event.via_agent)
        if name
    }
    names = custodians | {name for name, _ in contributors}
    known = session.scalars(select(Agent).where(Agent.name.in_(names)))
    found = {(agent.name, agent.kind): agent for agent in known}
    borne = {name for name, _ in [*found, *contributors]}
    unknown = [(name, AgentKind.UNKNOWN) for name in sorted(custodians - borne)]
    for name, kind in [*contributors, *unknown]:
        if (name, kind) not in found:
            found[name, kind] = Agent(name=name, kind=kind)
            session.add(found[name, kind])
    return found


def _by_name(agents: Iterable[Agent]) -> dict[str, Agent]:
    """One agent a name: one whose kind is known goes before one of whom nobody has said."""
    in_order = sorted(agents, key=lambda agent: (agent.kind is not AgentKind.UNKNOWN, agent.kind))
    return {agent.name: agent for agent in in_order}


def _named(
    session: Session, record: type[R], name: InstrumentedAttribute[str], wanted: Iterable[str]
) -> dict[str, R]:
    names = dict.fromkeys(wanted)
    known = session.scalars(select(record).where(name.in_(names)))
    found = {str(getattr(one, name.key)): one for one in known}
    for missing in names:
        if missing not in found:
            found[missing] = record(**{name.key: missing})
            session.add(found[missing])
    return found
