"""Which authorities photographs name, and whether words made of their names still hold.

An authority that is called otherwise raises no photograph's version: it has its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.authorities import AuthorityNoun
from app.persistence.authority_links import LINKS
from app.persistence.authority_records import RECORDS
from app.persistence.prepared import Prepared, some_of

Read: TypeAlias = tuple[AuthorityNoun, str, int]
"""An authority as it was read: what it is, its id and its version."""

_NAMED: Final = tuple(
    (
        noun,
        Prepared(
            select(link.owner, RECORDS[noun].id, RECORDS[noun].version)
            .join(RECORDS[noun], RECORDS[noun].id == link.column)
            .where(some_of(link.owner))
        ),
    )
    for noun, links in LINKS.items()
    for link in links
    if not link.of_unit
)
_PRESENT: Final = {
    noun: Prepared(select(record.id, record.version).where(some_of(record.id)))
    for noun, record in RECORDS.items()
}


def named_by(session: Session, photograph_ids: Collection[str]) -> Mapping[str, frozenset[Read]]:
    """Give the authorities that each photograph names, those that name any."""
    connection = session.connection()
    found: defaultdict[str, set[Read]] = defaultdict(set)
    for noun, query in _NAMED:
        for owner, authority_id, version in query.rows(connection, photograph_ids):
            found[owner].add((noun, authority_id, version))
    return {owner: frozenset(named) for owner, named in found.items()}


def changed_since(session: Session, read: Iterable[Read]) -> set[Read]:
    """Give those that are no longer as they were read: called otherwise, or merged."""
    by_noun: defaultdict[AuthorityNoun, set[Read]] = defaultdict(set)
    for one in read:
        by_noun[one[0]].add(one)
    gone: set[Read] = set()
    for noun, ours in by_noun.items():
        rows = _PRESENT[noun].rows(session.connection(), {one[1] for one in ours})
        gone |= ours - {(noun, row[0], row[1]) for row in rows}
    return gone
