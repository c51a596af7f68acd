"""What is told of photographs that were withdrawn or deleted, and of units taken back."""

from sqlalchemy import select

from app.domain.activities import PublicNoun, PublicState
from app.domain.changes import ChangeKind
from app.domain.errors import Withdrawn
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.tombstones import Tombstone
from app.domain.viewers import Scope
from app.persistence.records.change import Change
from app.persistence.records.photograph import Photograph
from app.persistence.records.standing import Standing
from app.persistence.records.tombstone import ImageTombstone, TombstoneRecord
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, units


def withdrawn(transaction: Transaction, photograph_id: str) -> Withdrawn | None:
    """Say that a photograph was withdrawn; None where it was not. A draft never was."""
    photograph_id = known_form(photograph_id)
    code = transaction.session.scalar(
        photographs(THE_CATALOGUE, Photograph.reference_code).where(
            Photograph.id == photograph_id, Photograph.state == PublicationState.WITHDRAWN
        )
    )
    if code is None:
        return None
    last = select(Change.reason, Change.happened_at).where(
        Change.photograph_id == photograph_id, Change.kind == ChangeKind.WITHDRAW
    )
    found = transaction.session.execute(last.order_by(Change.sequence.desc()).limit(1)).one()
    tombstone = Tombstone(code, found.reason, found.happened_at)
    return Withdrawn(f"{code} was withdrawn on {found.happened_at:%Y-%m-%d}.", tombstone)


def deleted(transaction: Transaction, photograph_id: str) -> Withdrawn | None:
    """Say that a photograph was deleted: to staff, and to everybody where it was public once."""
    record = transaction.session.get(TombstoneRecord, known_form(photograph_id))
    if record is None or not (record.was_public or transaction.viewer.may(Scope.READ)):
        return None
    tombstone = Tombstone(record.reference_code, record.reason, record.deleted_at, is_deleted=True)
    return Withdrawn(
        f"{record.reference_code} was deleted on {record.deleted_at:%Y-%m-%d}.", tombstone
    )


def deleted_image(transaction: Transaction, image_id: str) -> Withdrawn | None:
    """Say that an image was of a photograph that was public once and was deleted; else None."""
    record = transaction.session.get(ImageTombstone, known_form(image_id))
    return deleted(transaction, record.photograph_id) if record else None


def withdrawn_unit(transaction: Transaction, unit_id: str) -> Withdrawn | None:
    """Say that a unit was public once and was taken back, which needs no reason; else None."""
    statement = (
        units(THE_CATALOGUE, Unit.reference_code, Standing.changed_at)
        .join(Standing, Standing.subject_id == Unit.id)
        .where(Unit.id == known_form(unit_id), Standing.state == PublicState.GONE)
    )
    found = transaction.session.execute(statement).one_or_none()
    if found is None:
        return None
    code, gone_at = found
    tombstone = Tombstone(code, "", gone_at, PublicNoun.UNIT)
    return Withdrawn(f"{code} was withdrawn on {gone_at:%Y-%m-%d}.", tombstone)
