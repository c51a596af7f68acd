"""Authorities that a description points to, each found by its preferred name or made.

Other forms of names have been replaced before: `app/persistence/preferred_names.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityNoun
from app.domain.custody import CustodyEventDescription
from app.domain.photographs import PhotographDescription
from app.persistence.authority_records import RECORDS, Words, begin
from app.persistence.records.agent import Agent
from app.persistence.records.hand import Hand
from app.persistence.records.place import Place
from app.persistence.records.stamp import Stamp
from app.persistence.records.subject import Subject


@dataclass(frozen=True, slots=True)
class Authorities:
    """All that a description points to by name. `by_name` are agents of whatever kind."""

    agents: dict[tuple[str, AgentKind], Agent]
    by_name: dict[str, Agent]
    places: dict[str, Place]
    subjects: dict[str, Subject]
    hands: dict[str, Hand]
    stamps: dict[str, Stamp]


def authorities_of(
    session: Session, description: PhotographDescription, *, words: Words
) -> Authorities:
    """Find the authorities that a description names, or add those that are missing."""
    contributors = [(agent.name, agent.kind) for agent in description.agents]
    written = [inscription for _, inscription in description.inscriptions()]
    custodians = [*_custodians(description.custody), *(one.writer for one in written)]
    agents = _agents(session, contributors, custodians, words=words)
    named = _Named(session, words)
    return Authorities(
        agents=agents,
        by_name=_by_name(agents.values()),
        places=named.all(AuthorityNoun.PLACE, (place.name for place in description.places)),
        subjects=named.all(AuthorityNoun.SUBJECT, description.subjects),
        hands=named.all(AuthorityNoun.HAND, (one.hand for one in written)),
        stamps=named.all(AuthorityNoun.STAMP, (one.stamp for one in written)),
    )


def custodians_of(
    session: Session, chain: Sequence[CustodyEventDescription], *, words: Words
) -> dict[str, Agent]:
    """Find the agents that a chain names, or add those that are missing."""
    return _by_name(_agents(session, [], _custodians(chain), words=words).values())


def _custodians(chain: Sequence[CustodyEventDescription]) -> list[str]:
    return [name for event in chain for name in (event.from_agent, event.to_agent, event.via_agent)]


def _agents(
    session: Session,
    contributors: Sequence[tuple[str, AgentKind]],
    named: Iterable[str],
    *,
    words: Words,
) -> dict[tuple[str, AgentKind], Agent]:
    """Agents by name and kind. Custody and writers name none: whoever bears the name is meant."""
    others = set(filter(None, named))
    names = others | {name for name, _ in contributors}
    known = session.scalars(select(Agent).where(Agent.name.in_(names)))
    found = {(agent.name, agent.kind): agent for agent in known}
    borne = {name for name, _ in [*found, *contributors]}
    unknown = [(name, AgentKind.UNKNOWN) for name in sorted(others - borne)]
    for name, kind in [*contributors, *unknown]:
        if (name, kind) not in found:
            made = begin(session, AuthorityNoun.AGENT, name, words=words, kind=kind)
            found[name, kind] = made  # type: ignore[assignment]  # an agent, by its noun
    return found


def _by_name(agents: Iterable[Agent]) -> dict[str, Agent]:
    """One agent a name: one whose kind is known goes before one of whom nobody has said."""
    in_order = sorted(agents, key=lambda agent: (agent.kind is not AgentKind.UNKNOWN, agent.kind))
    return {agent.name: agent for agent in in_order}


@dataclass(frozen=True, slots=True)
class _Named:
    """Finds authorities whose names alone tell them apart, or makes them."""

    session: Session
    words: Words

    def all(self, noun: AuthorityNoun, wanted: Iterable[str]) -> dict[str, Any]:
        names = dict.fromkeys(filter(None, wanted))
        if not names:
            return {}
        kind: Any = RECORDS[noun]
        known = self.session.scalars(select(kind).where(kind.name.in_(names)))
        found = {str(one.name): one for one in known}
        for missing in names:
            if missing not in found:
                found[missing] = begin(self.session, noun, missing, words=self.words)
        return found
