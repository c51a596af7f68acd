"""Batches of what came in together, and what happened to files."""

from datetime import datetime

from app.domain.audit import Subject, Verb
from app.domain.fixity import FixityKind, FixityOutcome
from app.domain.identifiers import known_form, new_id
from app.persistence.audit import note
from app.persistence.looking_up import there
from app.persistence.records.batch import Batch
from app.persistence.records.fixity_event import FixityEvent
from app.persistence.transaction import Transaction


def open_batch(
    transaction: Transaction,
    source: str,
    *,
    event: FixityKind | None = None,
    unit_id: str | None = None,
) -> str:
    """Begin a batch of what comes from `source`, or an `event` of a unit, or of the holding."""
    batch = Batch(
        id=new_id(),
        source=source,
        event=event,
        unit_id=unit_id,
        started_at=transaction.now(),
        started_by=transaction.viewer.name,
    )
    transaction.session.add(batch)
    told = {"source": source} | ({"unit": unit_id} if unit_id else {})
    note(transaction, Verb.BEGIN, Subject.BATCH, batch.id, batch_id=batch.id, details=told)
    transaction.session.flush()
    return batch.id


def close_batch(
    transaction: Transaction, batch_id: str, *, summary: str, outcome: FixityOutcome | None = None
) -> None:
    """End a batch, or raise `NotFound`."""
    batch = there(transaction.session.get(Batch, known_form(batch_id)), "batch")
    batch.ended_at = transaction.now()
    batch.summary = summary
    batch.outcome = outcome
    transaction.session.flush()


def record_fixity(  # noqa: PLR0913 - what, of which file, and when
    transaction: Transaction,
    sha256: str,
    kind: FixityKind,
    outcome: FixityOutcome,
    *,
    note: str,
    happened_at: datetime | None = None,
) -> None:
    """Keep what was done to a file, or found of it, now or at a moment before."""
    event = FixityEvent(
        sha256=sha256,
        kind=kind,
        outcome=outcome,
        note=note,
        happened_at=happened_at or transaction.now(),
        agent=transaction.viewer.name,
    )
    transaction.session.add(event)
    transaction.session.flush()
