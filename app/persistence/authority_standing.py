"""Where authorities stand: the photographs that name one, and who may know of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    exists,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from app.domain.agents import AgentRole
from app.domain.authorities import AuthorityNoun, LinkPlace, Standing, StandingRole
from app.domain.catalogued import Page
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.places import PlaceRole
from app.domain.viewers import Scope, Viewer
from app.persistence.authority_links import LINKS, Link, is_of_inscription
from app.persistence.authority_records import RECORDS
from app.persistence.listing import at_most
from app.persistence.records.photograph import Photograph
from app.persistence.summaries import SUMMARISED, summaries
from app.persistence.transaction import Transaction
from app.persistence.visibility import inscription_is_public, photographs


def standings(
    transaction: Transaction,
    noun: AuthorityNoun,
    authority_id: str,
    *,
    after: str | None = None,
    limit: int = 50,
) -> Page[Standing]:
    """List the photographs that name an authority, in filing order, with what it is to each."""
    session, viewer = transaction.session, transaction.viewer
    named = _owners(noun, authority_id, viewer).subquery()
    statement = photographs(viewer, *SUMMARISED).where(Photograph.id.in_(select(named.c.owner)))
    statement = _following(transaction, statement, after)
    order = (Photograph.filing_order, Photograph.id)
    in_order = statement.order_by(*order).limit(at_most(limit) + 1)
    rows: Sequence[Any] = session.execute(in_order).all()
    lines = rows[: at_most(limit)]
    roles = _roles(transaction, noun, authority_id, [line[0] for line in lines])
    items = tuple(
        Standing(summary, tuple(roles[summary.id])) for summary in summaries(session, viewer, lines)
    )
    return Page(items, after=lines[-1][0] if len(rows) > len(lines) else None)


def may_be_known(viewer: Viewer, noun: AuthorityNoun) -> ColumnElement[bool]:
    """Whether a viewer may know of an authority: staff of all, others where it stands for them."""
    if viewer.may(Scope.READ):
        return true()
    authority = RECORDS[noun]
    return or_(*(_stands(link, authority.id, viewer) for link in LINKS[noun] if not link.of_unit))


def photographs_of(noun: AuthorityNoun, authority_id: str) -> CompoundSelect[Any]:
    """Select the ids of all photographs that name an authority, hidden or not."""
    return union_all(
        *(
            select(link.owner).where(link.column == authority_id)
            for link in LINKS[noun]
            if not link.of_unit
        )
    )


def _owners(noun: AuthorityNoun, authority_id: str, viewer: Viewer) -> CompoundSelect[Any]:
    return union_all(
        *(
            select(link.owner.label("owner")).where(
                link.column == authority_id, _is_shown(link, viewer)
            )
            for link in LINKS[noun]
            if not link.of_unit
        )
    )


def _stands(
    link: Link, authority_id: InstrumentedAttribute[str], viewer: Viewer
) -> ColumnElement[bool]:
    seen = photographs(viewer, Photograph.id).where(Photograph.id == link.owner)
    return exists(
        select(link.linking.id).where(
            link.column == authority_id, _is_shown(link, viewer), seen.exists()
        )
    )


def _is_shown(link: Link, viewer: Viewer) -> ColumnElement[bool]:
    """What is closed of a photograph names nobody to the public."""
    if viewer.may(Scope.READ) or not is_of_inscription(link):
        return true()
    return inscription_is_public()


def _following(transaction: Transaction, statement: Select[Any], after: str | None) -> Select[Any]:
    if after is None:
        return statement
    key = photographs(transaction.viewer, Photograph.filing_order, Photograph.id)
    last = transaction.session.execute(key.where(Photograph.id == known_form(after))).one_or_none()
    if last is None:
        raise NotFound("This page of the list is no longer there. Begin with the first one.")
    return statement.where(tuple_(Photograph.filing_order, Photograph.id) > tuple_(*last))


def _roles(
    transaction: Transaction, noun: AuthorityNoun, authority_id: str, ids: Sequence[str]
) -> dict[str, list[StandingRole]]:
    parts = [
        select(link.owner, literal(link.place.value), link.told_role).where(
            link.column == authority_id,
            link.owner.in_(ids),
            _is_shown(link, transaction.viewer),
        )
        for link in LINKS[noun]
        if not link.of_unit
    ]
    roles: defaultdict[str, list[StandingRole]] = defaultdict(list)
    for photograph_id, place, role in transaction.session.execute(union_all(*parts)):
        for told in _role(LinkPlace(place), role):
            if told not in roles[photograph_id]:
                roles[photograph_id].append(told)
    return roles


def _role(place: LinkPlace, role: str) -> Iterator[StandingRole]:
    if place is LinkPlace.CONTRIBUTION:
        yield AgentRole(role)
    elif place is LinkPlace.PLACE:
        yield PlaceRole(role)
    else:
        yield place
