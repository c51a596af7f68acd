"""The other names of whatever a description names, so that it is found by all of them."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from app.domain.authorities import AuthorityNoun
from app.domain.photographs import PhotographDescription
from app.persistence.records.authority import AuthorityName


def also_called(session: Session, description: PhotographDescription) -> frozenset[str]:
    """Give the names beside the preferred ones that a description says. One query."""
    said = _said(description)
    if not said:
        return frozenset()
    other = aliased(AuthorityName)
    statement = (
        select(AuthorityName.noun, AuthorityName.name, other.name)
        .join(
            other,
            and_(other.authority_id == AuthorityName.authority_id, other.position > 0),
        )
        .where(AuthorityName.position == 0, AuthorityName.name.in_({name for _, name in said}))
    )
    found = session.execute(statement)
    return frozenset(called for noun, name, called in found if (noun, name) in said)


def _said(description: PhotographDescription) -> set[tuple[AuthorityNoun, str]]:
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
