"""What happened to photographs: their former states, and the one ordered stream of events."""

from typing import Final

from sqlalchemy import insert, literal, select

from app.domain.audit import Subject, Verb
from app.domain.changes import ChangeKind
from app.domain.documents import as_document
from app.domain.identifiers import new_id
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.persistence.audit import note
from app.persistence.records.change import Change
from app.persistence.records.photograph import Photograph
from app.persistence.records.revision import Revision
from app.persistence.transaction import Transaction

_BROUGHT_TO: Final = {
    PublicationState.DRAFT: Verb.RETURN_TO_DRAFT,
    PublicationState.IN_REVIEW: Verb.SEND_FOR_REVIEW,
    PublicationState.PUBLISHED: Verb.PUBLISH,
    PublicationState.WITHDRAWN: Verb.WITHDRAW,
}


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
        state=record.state,
        made_at=record.modified_at,
        made_by=transaction.viewer.name,
        reason=reason,
        batch_id=batch_id,
        description=as_document(description),
    )
    transaction.session.add(revision)
    note(
        transaction,
        Verb.CREATE if record.version == 1 else Verb.CHANGE,
        Subject.PHOTOGRAPH,
        record.id,
        version=record.version,
        batch_id=batch_id,
        details={"reason": reason},
    )


def keep_state(  # noqa: PLR0913 - all that a state is
    transaction: Transaction,
    photograph_id: str,
    said_at: int,
    *,
    version: int,
    state: PublicationState,
    reason: str,
) -> None:
    """Keep that the description of version `said_at`, as it is, was brought to another state."""
    new = {
        "id": new_id(),
        "photograph_id": photograph_id,
        "version": version,
        "state": state,
        "made_at": transaction.now(),
        "made_by": transaction.viewer.name,
        "reason": reason,
    }
    columns = {name: getattr(Revision, name) for name in new}
    said = select(
        *(literal(value, columns[name].type) for name, value in new.items()), Revision.description
    ).where(Revision.photograph_id == photograph_id, Revision.version == said_at)
    transaction.session.execute(insert(Revision).from_select([*new, "description"], said))
    note(
        transaction,
        _BROUGHT_TO[state],
        Subject.PHOTOGRAPH,
        photograph_id,
        version=version,
        details={"reason": reason},
    )


def log_change(
    transaction: Transaction, kind: ChangeKind, record: Photograph, *, reason: str = ""
) -> None:
    """Add an event to the log. What the public is told of it is decided as the transaction ends."""
    change = Change(
        kind=kind,
        photograph_id=record.id,
        version=record.version,
        happened_at=transaction.now(),
        made_by=transaction.viewer.name,
        reason=reason,
    )
    transaction.session.add(change)
    transaction.touched.photographs.add(record.id)
