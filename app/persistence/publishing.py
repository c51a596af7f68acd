"""Showing photographs to everybody, and hiding them again."""

from app.domain.changes import ChangeKind
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.work import JobKind
from app.persistence.changes import log_change
from app.persistence.looking_up import there
from app.persistence.queueing import ask_for
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs
from app.persistence.writing_units import publish_units


def publish(transaction: Transaction, photograph_id: str) -> bool:
    """Publish a photograph and the units above it, and ask for its manifest.

    False: it was published already. Its version stays: that counts what is said of it.
    """
    record = _record(transaction, photograph_id)
    if record.state is PublicationState.PUBLISHED:
        return False
    record.state = PublicationState.PUBLISHED
    record.published_at = transaction.now()
    publish_units(transaction, record.unit_id)
    log_change(transaction, ChangeKind.PUBLISH, record)
    ask_for(transaction, JobKind.MANIFEST, record.id)
    transaction.session.flush()
    return True


def withdraw(transaction: Transaction, photograph_id: str, *, reason: str) -> bool:
    """Hide a published photograph. False: it was not published."""
    record = _record(transaction, photograph_id)
    if record.state is not PublicationState.PUBLISHED:
        return False
    record.state = PublicationState.WITHDRAWN
    record.published_at = None
    log_change(transaction, ChangeKind.WITHDRAW, record, reason=reason)
    transaction.session.flush()
    return True


def _record(transaction: Transaction, photograph_id: str) -> Photograph:
    which = Photograph.id == known_form(photograph_id)
    statement = photographs(THE_CATALOGUE, Photograph).where(which)
    found: Photograph | None = transaction.session.scalars(statement).one_or_none()
    return there(found, "photograph")
