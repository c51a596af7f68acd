"""The other names of whatever a description names, so that it is found by all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from app.domain.authorities import AuthorityNoun
from app.domain.photographs import PhotographDescription
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.authority import AuthorityName

_Other = aliased(AuthorityName)
_BESIDE: Final = Prepared(
    select(AuthorityName.noun, AuthorityName.name, _Other.name)
    .join(_Other, and_(_Other.authority_id == AuthorityName.authority_id, _Other.position > 0))
    .where(AuthorityName.position == 0, some_of(AuthorityName.name))
)

OtherNames = Mapping[tuple[str, str], frozenset[str]]
"""By noun and preferred name, the names beside it."""


def also_called(
    session: Session, descriptions: Sequence[PhotographDescription]
) -> tuple[OtherNames, ...]:
    """Give the names beside the preferred ones that each description says. One query for all."""
    said = [_said(description) for description in descriptions]
    every = {name for names in said for _, name in names}
    known = _beside(session, every) if every else {}
    return tuple({key: known[key] for key in sorted(names & known.keys())} for names in said)


def _beside(session: Session, names: set[str]) -> dict[tuple[str, str], frozenset[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for noun, name, called in _BESIDE.rows(session.connection(), names):
        found[noun, name].add(called)
    return {key: frozenset(called) for key, called in found.items()}


def _said(description: PhotographDescription) -> set[tuple[str, str]]:
    agents = {one.name for one in description.agents}
    for event in description.custody:
        agents |= {event.from_agent, event.to_agent, event.via_agent}
    written = [one for _, one in description.inscriptions()]
    by_noun = {
        AuthorityNoun.AGENT: agents | {one.writer for one in written},
        AuthorityNoun.PLACE: {one.name for one in description.places},
        AuthorityNoun.SUBJECT: set(description.subjects),
        AuthorityNoun.HAND: {one.hand for one in written},
        AuthorityNoun.STAMP: {one.stamp for one in written},
    }
    return {(noun, name) for noun, names in by_noun.items() for name in names if name}
