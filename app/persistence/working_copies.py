"""What is prepared beside photographs that are public, or once were: kept, reviewed, applied."""

from dataclasses import replace

from sqlalchemy import delete, select

from app.domain.audit import Subject, Verb
from app.domain.clashes import Clash
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.domain.errors import Rejected
from app.domain.identifiers import known_form
from app.domain.merging import merged
from app.domain.new_parts import with_ids
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import Outcome, Saved
from app.domain.viewers import Scope
from app.domain.working_copy import WorkingCopy
from app.persistence.audit import note
from app.persistence.originals import keep_files
from app.persistence.receiving import Handed, Present, describe, receive, record_meant
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.records.working_copy import WorkingCopyRecord
from app.persistence.revisions import description_at, next_version
from app.persistence.saving import (
    ask_for_derivatives,
    changed_fields,
    present_of,
    save_in_place,
)
from app.persistence.transaction import Transaction
from app.persistence.work_lists import renew_work, write_work

ONCE_PUBLIC = frozenset({PublicationState.PUBLISHED, PublicationState.WITHDRAWN})


def working_copy(transaction: Transaction, photograph_id: str) -> WorkingCopy | None:
    """Give a photograph's working copy; None where there is none, and for whoever may not read."""
    if not transaction.viewer.may(Scope.READ):
        return None
    return _copy(transaction, known_form(photograph_id))


def edit(transaction: Transaction, handed: Handed) -> Saved:
    """Keep a description as an editor hands it in.

    What was never public is changed in its place; beside anything else the new state is kept as
    a working copy, and the public goes on seeing what it saw.
    """
    record = record_meant(transaction, handed)
    present = present_of(transaction, record)
    if record is None or record.state not in ONCE_PUBLIC:
        return save_in_place(transaction, handed, present)
    copy = _copy(transaction, record.id)
    public = present.description
    if copy is not None:
        present = Present(record, copy.description, copy.version)
        handed = replace(handed, former=(*handed.former, public))
    return _save_beside(transaction, handed, present, record)


def discard(transaction: Transaction, photograph_id: str) -> bool:
    """Give a working copy up; its revisions stay. False: there was none."""
    which = WorkingCopyRecord.photograph_id == known_form(photograph_id)
    found = transaction.session.scalars(select(WorkingCopyRecord).where(which)).one_or_none()
    if found is None:
        return False
    _end(transaction, found.photograph_id)
    _renew_work(transaction, found.photograph_id)
    note(transaction, Verb.DISCARD, Subject.PHOTOGRAPH, found.photograph_id, version=found.version)
    return True


def apply(transaction: Transaction, record: Photograph, *, reason: str) -> bool:
    """Make a photograph say what its working copy says, and end that. False: there is none.

    What was written past the working copy meanwhile is kept, where it is certain that both can
    stand: else `Clash`.
    """
    copy = _copy(transaction, record.id)
    if copy is None:
        return False
    present = Present(record, describe(transaction, record), record.version)
    handed = Handed(
        _brought_up_to_date(transaction, copy, present),
        photograph_id=record.id,
        reason=reason or copy.reason,
        former=(copy.description,),
    )
    save_in_place(transaction, handed, present)
    _end(transaction, record.id)
    renew_work(transaction, record.id, handed.description)
    return True


def _renew_work(transaction: Transaction, photograph_id: str) -> None:
    """Have the work lists speak of what the public sees again."""
    record = transaction.session.get_one(Photograph, photograph_id)
    public = description_at(transaction.session, photograph_id, record.version)
    if public is not None:
        renew_work(transaction, photograph_id, public)


def copy_record(transaction: Transaction, photograph_id: str) -> WorkingCopyRecord | None:
    """Load the record of a working copy."""
    return transaction.session.get(WorkingCopyRecord, photograph_id)


def _copy(transaction: Transaction, photograph_id: str) -> WorkingCopy | None:
    of_it = (
        Revision.photograph_id == WorkingCopyRecord.photograph_id,
        Revision.version == WorkingCopyRecord.version,
    )
    found = transaction.session.execute(
        select(WorkingCopyRecord, Revision)
        .join(Revision, of_it[0] & of_it[1])
        .where(WorkingCopyRecord.photograph_id == photograph_id)
    ).one_or_none()
    if found is None:
        return None
    copy, revision = found
    return WorkingCopy(
        photograph_id=copy.photograph_id,
        version=copy.version,
        based_on=copy.based_on,
        state=copy.state,
        description=read_back(PhotographDescription, revision.description),
        begun_by=copy.begun_by,
        begun_at=copy.begun_at,
        edited_by=revision.made_by,
        edited_at=revision.made_at,
        reason=revision.reason,
    )


def _save_beside(
    transaction: Transaction, handed: Handed, present: Present, record: Photograph
) -> Saved:
    received = receive(transaction, handed, present)
    description = with_ids(received.description)
    changed = changed_fields(present.description, description)
    if not changed:
        return Saved(record.id, present.version, Outcome.UNCHANGED, is_working_copy=True)
    keep_files(
        transaction.session,
        received.files.values(),
        at=transaction.now(),
        agent=transaction.viewer.name,
    )
    copy = copy_record(transaction, record.id) or _begun(transaction, record)
    copy.version = next_version(transaction.session, record.id)
    revision = Revision(
        photograph_id=record.id,
        version=copy.version,
        state=copy.state,
        made_at=transaction.now(),
        made_by=transaction.viewer.name,
        reason=handed.reason,
        batch_id=handed.batch_id,
        description=as_document(description),
    )
    transaction.session.add(revision)
    _note_change(transaction, revision)
    write_work(transaction, record.id, description)
    ask_for_derivatives(transaction, present.description, received.files.values())
    return Saved(record.id, copy.version, Outcome.CHANGED, changed, is_working_copy=True)


def _begun(transaction: Transaction, record: Photograph) -> WorkingCopyRecord:
    copy = WorkingCopyRecord(
        photograph_id=record.id,
        based_on=record.version,
        state=PublicationState.DRAFT,
        begun_at=transaction.now(),
        begun_by=transaction.viewer.name,
    )
    transaction.session.add(copy)
    return copy


def _brought_up_to_date(
    transaction: Transaction, copy: WorkingCopy, present: Present
) -> PhotographDescription:
    """Give what a working copy says, with what was written past it since it was begun."""
    if copy.based_on == present.version:
        return copy.description
    base = description_at(transaction.session, copy.photograph_id, copy.based_on)
    if base is None:
        raise Rejected("The state that this working copy was begun from is not kept any more.")
    both = merged(base, copy.description, present.description)
    if both.clashes:
        raise Clash(
            f"{present.description.reference_code} was changed past its working copy, in the same "
            "fields. Look at both, and save what is right.",
            base=base,
            mine=copy.description,
            theirs=present.description,
            version=present.version,
        )
    return both.description


def _end(transaction: Transaction, photograph_id: str) -> None:
    which = WorkingCopyRecord.photograph_id == photograph_id
    transaction.session.execute(delete(WorkingCopyRecord).where(which))


def _note_change(transaction: Transaction, revision: Revision) -> None:
    note(
        transaction,
        Verb.CHANGE,
        Subject.PHOTOGRAPH,
        revision.photograph_id,
        version=revision.version,
        batch_id=revision.batch_id,
        details={"reason": revision.reason, "place": "working copy"},
    )
