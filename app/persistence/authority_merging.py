"""Two authorities that are one: all links moved, what was known kept, and all of it undone."""

from typing import Any

from sqlalchemy import delete, func, insert, literal, select, update

from app.domain.audit import Subject, Verb
from app.domain.authorities import (
    AuthorityDescription,
    AuthorityMerge,
    AuthorityNoun,
)
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.domain.errors import Conflict, NotFound, Problem, Rejected
from app.domain.identifiers import known_form, new_id
from app.persistence.audit import note
from app.persistence.authority_carrying import carry, carry_names, take_back
from app.persistence.authority_links import LINKS, Link
from app.persistence.authority_merges import told
from app.persistence.authority_records import RECORDS
from app.persistence.authority_revisions import keep_former, keep_revision
from app.persistence.reading_authorities import catalogued_authority
from app.persistence.records.agent import Agent
from app.persistence.records.authority import AuthorityIdentifier, AuthorityName
from app.persistence.records.authority_merge import AuthorityMergeRecord, MergedLink
from app.persistence.renewing import renew_photographs
from app.persistence.transaction import Transaction
from app.persistence.writing_authorities import authority_record, restore_authority


def merge(
    transaction: Transaction,
    noun: AuthorityNoun,
    merged_id: str,
    target_id: str,
    *,
    reason: str = "",
) -> AuthorityMerge:
    """Merge one authority into another of the same kind, which gets its links and its names.

    Coordinates, dates of life and the note go along where the other one has none, and what others
    call it.

    The name of somebody unidentified is no name of whoever it turned out to be: it means them on
    those photographs alone that said it.
    """
    if merged_id == target_id:
        raise _refusal("An authority is not merged into itself.", "into", target_id)
    merged = authority_record(transaction, noun, merged_id)
    target = authority_record(transaction, noun, target_id)
    former = catalogued_authority(transaction.session, noun, merged)
    _refuse_undoing_knowledge(former.description, target)
    record = AuthorityMergeRecord(
        id=new_id(),
        noun=noun,
        merged_id=merged.id,
        target_id=target.id,
        merged_name=merged.name,
        is_identification=former.description.is_unidentified,
        former=as_document(former.description),
        former_version=former.version,
        added_names=[],
        reason=reason,
        merged_at=transaction.now(),
        merged_by=transaction.viewer.name,
    )
    for one in (merged, target):
        keep_former(transaction, noun, one)
    transaction.session.add(record)
    transaction.session.flush()
    for link in LINKS[noun]:
        _move(transaction, record, link)
    if not record.is_identification:
        record.added_names = list(carry_names(transaction, noun, target.id, former.description))
        record.carried = list(carry(transaction, target, former.description))
    _forget(transaction, noun, merged.id)
    target.version += 1
    keep_revision(transaction, noun, target, reason=reason)
    _note(transaction, Verb.MERGE, record)
    renew_photographs(transaction, noun, target.id)
    return told(transaction, [record])[0]


def undo_merge(transaction: Transaction, merge_id: str) -> AuthorityMerge:
    """Bring a merged authority back, with its id, its names and the links that it had.

    Links that were written anew since are known by where they stand. `Conflict` where it was
    undone already, where the other one is gone or has its name, or somebody else has it.
    """
    record = transaction.session.get(AuthorityMergeRecord, known_form(merge_id))
    if record is None:
        raise NotFound("There is no such merge.")
    noun = record.noun
    former = read_back(AuthorityDescription, record.former)
    _refuse_undone(transaction, record, former)
    renew_photographs(transaction, noun, record.target_id)
    keep_former(transaction, noun, authority_record(transaction, noun, record.target_id))
    transaction.session.execute(
        delete(AuthorityName).where(
            AuthorityName.id.in_(record.added_names), AuthorityName.position > 0
        )
    )
    target = authority_record(transaction, noun, record.target_id)
    take_back(transaction, target, former, record.carried)
    restore_authority(
        transaction, noun, record.merged_id, former, version=record.former_version + 1
    )
    for link in LINKS[noun]:
        _move_back(transaction, record, link)
    target = authority_record(transaction, noun, record.target_id)
    target.version += 1
    keep_revision(transaction, noun, target)
    record.undone_at = transaction.now()
    record.undone_by = transaction.viewer.name
    _note(transaction, Verb.UNDO, record)
    transaction.session.flush()
    return told(transaction, [record])[0]


def _move(transaction: Transaction, kept: AuthorityMergeRecord, link: Link) -> None:
    """Note each link, then point all of them to the other authority: two statements."""
    noted = select(
        literal(kept.id),
        literal(link.place, MergedLink.place.type),
        link.linking.id,
        link.owner,
        link.told_role,
    ).where(link.column == kept.merged_id)
    columns = ("merge_id", "place", "link_id", "owner_id", "role")
    transaction.session.execute(insert(MergedLink).from_select(columns, noted))
    transaction.session.execute(
        update(link.linking)
        .where(link.column == kept.merged_id)
        .values({link.column: kept.target_id}),
        execution_options={"synchronize_session": False},
    )


def _move_back(transaction: Transaction, record: AuthorityMergeRecord, link: Link) -> None:
    """Point the links back: by their ids, else one for each that stood in the same place."""
    session = transaction.session
    own = (MergedLink.merge_id == record.id, MergedLink.place == link.place)
    is_there = link.column == record.target_id
    moved = select(MergedLink.link_id).where(*own)
    session.execute(
        update(link.linking)
        .where(link.linking.id.in_(moved), is_there)
        .values({link.column: record.merged_id}),
        execution_options={"synchronize_session": False},
    )
    lost = session.execute(
        select(MergedLink.owner_id, MergedLink.role).where(
            *own, MergedLink.link_id.not_in(select(link.linking.id))
        )
    ).all()
    for owner_id, role in lost:
        one = (
            select(link.linking.id)
            .where(is_there, link.owner == owner_id, link.told_role == role)
            .limit(1)
        )
        found = session.scalar(one)
        if found is not None:
            session.execute(
                update(link.linking)
                .where(link.linking.id == found)
                .values({link.column: record.merged_id}),
                execution_options={"synchronize_session": False},
            )


def _forget(transaction: Transaction, noun: AuthorityNoun, authority_id: str) -> None:
    session, record = transaction.session, RECORDS[noun]
    session.flush()
    for part in (AuthorityName, AuthorityIdentifier):
        session.execute(delete(part).where(part.authority_id == authority_id))
    session.execute(delete(record).where(record.id == authority_id))
    session.expire_all()


def _refuse_undoing_knowledge(former: AuthorityDescription, target: Any) -> None:
    if isinstance(target, Agent) and target.is_unidentified and not former.is_unidentified:
        raise _refusal(
            "Somebody known is not merged into somebody unidentified. Merge the other way round.",
            "into",
            target.name,
        )


def _refuse_undone(
    transaction: Transaction, record: AuthorityMergeRecord, former: AuthorityDescription
) -> None:
    if record.undone_at is not None:
        raise Conflict("This merge was undone already.")
    kind = RECORDS[record.noun]
    target = transaction.session.get(kind, record.target_id)
    if target is None:
        raise Conflict(
            "What this was merged into was merged itself since then. Undo that merge first."
        )
    same = select(func.count()).select_from(kind).where(kind.name == former.name)
    if record.noun is AuthorityNoun.AGENT:
        same = same.where(Agent.kind == former.kind)
    if transaction.session.scalar(same):
        raise Conflict(
            f"Another {record.noun} is called {former.name} by now. Give that one another name "
            "first."
        )


def _note(transaction: Transaction, verb: Verb, record: AuthorityMergeRecord) -> None:
    details = {
        "noun": record.noun.value,
        "name": record.merged_name,
        "merged": record.merged_id,
        "reason": record.reason,
        "merge": record.id,
    }
    note(transaction, verb, Subject.AUTHORITY, record.target_id, details=details)
    transaction.session.flush()


def _refusal(message: str, where: str, value: str) -> Rejected:
    return Rejected(message, (Problem(where, value, message),))
