"""Taking a photograph out of the catalogue: what goes at once, and what is left of it.

Its files and its history stay until they are purged: `app/persistence/deletions.py`.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import delete, insert, select

from app.domain.audit import Subject, Verb
from app.domain.changes import ChangeKind
from app.domain.clashes import TwoEditors
from app.domain.errors import Problem, Rejected
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.identifiers import known_form
from app.domain.kept_records import RecordKind
from app.domain.publication import PublicationState
from app.domain.tombstones import digests_named
from app.domain.viewers import Scope
from app.persistence.audit import note
from app.persistence.batches import record_fixity
from app.persistence.changes import log_change
from app.persistence.fulltext.entries import remove_entry
from app.persistence.looking_up import there
from app.persistence.portions import portions
from app.persistence.recording import touch
from app.persistence.records.asset import Asset
from app.persistence.records.original import Original
from app.persistence.records.photograph import Photograph
from app.persistence.records.relation import Relation
from app.persistence.records.revision import Revision
from app.persistence.records.tombstone import ImageTombstone, TombstoneRecord
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, withdrawn_images
from app.persistence.working_copies import copy_record

_AT_ONCE: Final = 500


def delete_photograph(
    transaction: Transaction, photograph_id: str, *, reason: str, expected_version: int | None
) -> None:
    """Delete a photograph that was never public, or, as an administrator, one that was withdrawn.

    `expected_version` is the one that its editors see: `TwoEditors` where that is past, None for
    whichever there is. `Rejected` for what is public, and without a reason.
    """
    record = _record(transaction, photograph_id)
    _refuse_unfit(transaction, record, reason, expected_version)
    originals = _originals(transaction, record)
    _leave_tombstone(transaction, record, reason=reason, originals=originals)
    _record_deaccession(transaction, record, originals, reason=reason)
    touch(transaction.session, RecordKind.PHOTOGRAPH, _that_point_to(transaction, record.id))
    remove_entry(transaction, record.id)
    log_change(transaction, ChangeKind.DELETE, record, reason=reason)
    details = {"reason": reason, "code": record.reference_code}
    note(
        transaction,
        Verb.DELETE,
        Subject.PHOTOGRAPH,
        record.id,
        version=record.version,
        details=details,
    )
    transaction.session.flush()
    transaction.session.execute(delete(Photograph).where(Photograph.id == record.id))


def _refuse_unfit(
    transaction: Transaction, record: Photograph, reason: str, expected: int | None
) -> None:
    code = record.reference_code
    if record.state is PublicationState.WITHDRAWN:
        transaction.require(Scope.ADMINISTER)
    copy = copy_record(transaction, record.id)
    version = copy.version if copy else record.version
    if expected not in {None, version}:
        raise TwoEditors(
            f"{code} is at version {version}, not {expected}: somebody has changed it since it "
            "was read. Read it again, and repeat the change."
        )
    if record.state is PublicationState.PUBLISHED:
        raise Rejected(f"{code} is public. Withdraw it first: then it can be deleted.")
    if not reason.strip():
        why = "say why: it is kept with the reference code, for good"
        raise Rejected(
            "A photograph is not deleted without a reason.", (Problem("reason", "", why),)
        )


def _originals(transaction: Transaction, record: Photograph) -> list[str]:
    """Name every file that it ever had: its history tells, and its sides."""
    history = select(Revision.description).where(Revision.photograph_id == record.id)
    ever = set(digests_named(transaction.session.scalars(history)))
    shown = photographs(THE_CATALOGUE, Asset.sha256).join(
        Asset, Asset.photograph_id == Photograph.id
    )
    return sorted(ever | set(transaction.session.scalars(shown.where(Photograph.id == record.id))))


def _leave_tombstone(
    transaction: Transaction, record: Photograph, *, reason: str, originals: list[str]
) -> None:
    was_public = record.state is PublicationState.WITHDRAWN
    transaction.session.add(
        TombstoneRecord(
            photograph_id=record.id,
            reference_code=record.reference_code,
            unit_id=record.unit_id,
            version=record.version,
            was_public=was_public,
            deleted_at=transaction.now(),
            deleted_by=transaction.viewer.name,
            reason=reason,
            originals=originals,
        )
    )
    if was_public:
        seen = withdrawn_images(Asset.id, Photograph.id).where(Photograph.id == record.id)
        columns = (ImageTombstone.id, ImageTombstone.photograph_id)
        transaction.session.execute(insert(ImageTombstone).from_select(columns, seen))


def _record_deaccession(
    transaction: Transaction, record: Photograph, originals: list[str], *, reason: str
) -> None:
    """Tell of each file that its photograph is gone. PREMIS 3.0, Event: deaccession.

    What lies beside a file is written again, so that it does not tell of the photograph any more.
    """
    remark = f"{record.reference_code} was deleted: {reason}"
    for some in portions(originals, _AT_ONCE):
        which = Original.sha256.in_(some)
        for sha256 in transaction.session.scalars(select(Original.sha256).where(which)):
            record_fixity(
                transaction, sha256, FixityKind.DEACCESSION, FixityOutcome.SUCCESS, note=remark
            )


def _that_point_to(transaction: Transaction, photograph_id: str) -> Iterable[str]:
    """Name the photographs that say what they are to this one: from now on by its code alone."""
    pointing = select(Relation.photograph_id).where(Relation.other_id == photograph_id)
    return transaction.session.scalars(pointing).all()


def _record(transaction: Transaction, photograph_id: str) -> Photograph:
    which = Photograph.id == known_form(photograph_id)
    statement = photographs(THE_CATALOGUE, Photograph).where(which)
    found: Photograph | None = transaction.session.scalars(statement).one_or_none()
    return there(found, "photograph")
