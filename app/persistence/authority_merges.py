"""Merges of authorities as they are told: what became of one, and what another one was."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.authorities import AuthorityDescription, AuthorityMerge, AuthorityNoun
from app.domain.documents_read_back import read_back
from app.domain.viewers import Scope
from app.persistence.records.authority_merge import AuthorityMergeRecord, MergedLink
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

_MOST_TOLD = 200


def merges_into(
    transaction: Transaction, noun: AuthorityNoun, target_id: str
) -> tuple[AuthorityMerge, ...]:
    """Give what was merged into an authority, the newest first.

    The public is told of those alone who were identified, and only from photographs that it sees.
    """
    statement = (
        select(AuthorityMergeRecord)
        .where(AuthorityMergeRecord.target_id == target_id, AuthorityMergeRecord.noun == noun)
        .order_by(AuthorityMergeRecord.id.desc())
        .limit(_MOST_TOLD)
    )
    if not transaction.viewer.may(Scope.READ):
        seen = photographs(transaction.viewer, Photograph.id)
        seen_on = select(MergedLink.merge_id).where(MergedLink.owner_id.in_(seen))
        statement = statement.where(
            AuthorityMergeRecord.is_identification,
            AuthorityMergeRecord.undone_at.is_(None),
            AuthorityMergeRecord.id.in_(seen_on),
        )
    return told(transaction, transaction.session.scalars(statement).all())


def merged_into(session: Session, authority_id: str) -> str:
    """Give the authority that one was merged into, at whatever distance; itself, if it was not."""
    found, seen = authority_id, {authority_id}
    while True:
        statement = select(AuthorityMergeRecord.target_id).where(
            AuthorityMergeRecord.merged_id == found, AuthorityMergeRecord.undone_at.is_(None)
        )
        following = session.scalars(statement.limit(1)).first()
        if following is None or following in seen:
            return found
        found = following
        seen.add(found)


def told(
    transaction: Transaction, records: Sequence[AuthorityMergeRecord]
) -> tuple[AuthorityMerge, ...]:
    """Tell of merges, in one query."""
    counted = (
        select(MergedLink.merge_id, func.count(MergedLink.owner_id.distinct()))
        .where(MergedLink.merge_id.in_([record.id for record in records]))
        .group_by(MergedLink.merge_id)
    )
    counts = {row[0]: row[1] for row in transaction.session.execute(counted)}
    return tuple(
        AuthorityMerge(
            id=record.id,
            noun=record.noun,
            merged_id=record.merged_id,
            target_id=record.target_id,
            former=read_back(AuthorityDescription, record.former),
            merged_at=record.merged_at,
            merged_by=record.merged_by,
            reason=record.reason,
            photographs=counts.get(record.id, 0),
            undone_at=record.undone_at,
            undone_by=record.undone_by,
        )
        for record in records
    )
