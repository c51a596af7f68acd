"""The names that agents have in each language, for sentences that name them."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agents import AgentKind
from app.domain.authorities import AuthorityNoun
from app.domain.credit_lines import NOBODY_KNOWN, KnownAgents
from app.domain.custody import CustodyEventDescription
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityName

_IS_INSTITUTION = {AgentKind.CORPORATE_BODY}


def agents_of_chain(session: Session, chain: Iterable[CustodyEventDescription]) -> KnownAgents:
    """Tell what the authorities know of those who gave and received, in one query.

    A name that an agent bore until some day is not one of today's.
    """
    return agents_named(
        session, {name for event in chain for name in (event.from_agent, event.to_agent) if name}
    )


def agents_named(session: Session, ends: Collection[str]) -> KnownAgents:
    """The same of those with these names."""
    if not ends:
        return NOBODY_KNOWN
    statement = (
        select(Agent.name, Agent.kind, AuthorityName.language, AuthorityName.name)
        .join(AuthorityName, AuthorityName.authority_id == Agent.id)
        .where(
            Agent.name.in_(ends),
            AuthorityName.noun == AuthorityNoun.AGENT,
            AuthorityName.until_edtf == "",
        )
        .order_by(Agent.name, Agent.id, AuthorityName.position)
    )
    names: dict[str, dict[str, list[str]]] = {}
    institutions = set()
    for meant, kind, language, name in session.execute(statement):
        if language:
            names.setdefault(meant, {}).setdefault(language, []).append(name)
        if kind in _IS_INSTITUTION:
            institutions.add(meant)
    return KnownAgents(names, frozenset(institutions))
