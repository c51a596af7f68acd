"""What happened to photographs: their former states, and the one ordered stream of events."""

from app.domain.changes import ChangeKind
from app.domain.documents import as_document
from app.domain.photographs import PhotographDescription
from app.persistence.records.change import Change
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.transaction import Transaction


def keep_revision(
    transaction: Transaction,
    record: Photograph,
    description: PhotographDescription,
    *,
    reason: str,
    batch_id: str | None,
) -> None:
    """Keep the whole description as it stands at this version: who made it so, when and why."""
    revision = Revision(
        photograph_id=record.id,
        version=record.version,
        made_at=record.modified_at,
        made_by=transaction.viewer.name,
        reason=reason,
        batch_id=batch_id,
        description=as_document(description),
    )
    transaction.session.add(revision)


def log_change(
    transaction: Transaction, kind: ChangeKind, record: Photograph, *, reason: str = ""
) -> None:
    """Add an event to the stream. Its place there is the order in which things were written."""
    change = Change(
        kind=kind,
        photograph_id=record.id,
        version=record.version,
        happened_at=transaction.now(),
        made_by=transaction.viewer.name,
        reason=reason,
    )
    transaction.session.add(change)
