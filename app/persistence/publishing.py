"""How far photographs have come: in review, shown to everybody, hidden again."""

from typing import Final

from app.domain.changes import ChangeKind
from app.domain.errors import Problem, Rejected
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.work import JobKind
from app.persistence.changes import keep_state, log_change
from app.persistence.looking_up import there
from app.persistence.queueing import ask_for
from app.persistence.receiving import load_record
from app.persistence.records.photograph import Photograph
from app.persistence.records.working_copy import WorkingCopyRecord
from app.persistence.revisions import next_version
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs
from app.persistence.withholding import no_photograph
from app.persistence.working_copies import ONCE_PUBLIC, apply, copy_record
from app.persistence.writing_units import publish_units

LONGEST_REASON: Final = 2000


def publish(
    transaction: Transaction,
    photograph_id: str,
    *,
    reason: str = "",
    in_bulk: bool = False,
) -> bool:
    """Publish a photograph and the units above it, and ask for its manifest.

    As its working copy says. `in_bulk`, where nobody has looked at this one, that is left where it
    is, and what was withdrawn stays so. False: nothing was to be done.
    `Clash` where the photograph was changed past its working copy, in the same fields.
    """
    applied = False
    if not in_bulk and copy_record(transaction, known_form(photograph_id)):
        whole = there(load_record(transaction, photograph_id), "photograph")
        applied = apply(transaction, whole, reason=reason)
    record = _record(transaction, photograph_id)
    stays = ONCE_PUBLIC if in_bulk else {PublicationState.PUBLISHED}
    if record.state in stays:
        return applied
    _bring_to(transaction, record, PublicationState.PUBLISHED, reason=reason)
    record.published_at = transaction.now()
    publish_units(transaction, record.unit_id)
    log_change(transaction, ChangeKind.PUBLISH, record, reason=reason)
    ask_for(transaction, JobKind.MANIFEST, record.id)
    transaction.session.flush()
    return True


def withdraw(transaction: Transaction, photograph_id: str, *, reason: str) -> bool:
    """Hide a published photograph. False: it was not published.

    `reason` is what the public is told from now on: `Rejected` where it says nothing.
    """
    record = _record(transaction, photograph_id)
    if record.state is not PublicationState.PUBLISHED:
        return False
    _refuse_no_reason(reason)
    _bring_to(transaction, record, PublicationState.WITHDRAWN, reason=reason)
    record.published_at = None
    log_change(transaction, ChangeKind.WITHDRAW, record, reason=reason)
    transaction.session.flush()
    return True


def send_for_review(transaction: Transaction, photograph_id: str, *, note: str) -> bool:
    """Hand a draft, or a working copy, to whoever publishes. False: it was there already."""
    return _move(transaction, photograph_id, PublicationState.IN_REVIEW, note=note)


def return_to_draft(transaction: Transaction, photograph_id: str, *, note: str) -> bool:
    """Give what was in review back to its editors. False: it was a draft already."""
    return _move(transaction, photograph_id, PublicationState.DRAFT, note=note)


def _move(
    transaction: Transaction, photograph_id: str, state: PublicationState, *, note: str
) -> bool:
    record = _record(transaction, photograph_id)
    mover: Photograph | WorkingCopyRecord | None = record
    if record.state in ONCE_PUBLIC:
        mover = copy_record(transaction, record.id)
    if mover is None:
        raise Rejected("Nothing has been changed since this was public: there is no draft of it.")
    if mover.state is state:
        return False
    _bring_to(transaction, mover, state, reason=note)
    transaction.session.flush()
    return True


def _bring_to(
    transaction: Transaction,
    mover: Photograph | WorkingCopyRecord,
    state: PublicationState,
    *,
    reason: str,
) -> None:
    """Count a change of state, which changes nothing of what is said."""
    photograph_id = mover.id if isinstance(mover, Photograph) else mover.photograph_id
    said_at, version = mover.version, next_version(transaction.session, photograph_id)
    keep_state(transaction, photograph_id, said_at, version=version, state=state, reason=reason)
    mover.state = state
    mover.version = version
    if isinstance(mover, Photograph):
        mover.modified_at = transaction.now()


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        why = "say why: it is what the public is told from now on"
        raise Rejected(
            "A photograph is not withdrawn without a reason.", (Problem("reason", "", why),)
        )


def _record(transaction: Transaction, photograph_id: str) -> Photograph:
    which = Photograph.id == known_form(photograph_id)
    statement = photographs(THE_CATALOGUE, Photograph).where(which)
    found: Photograph | None = transaction.session.scalars(statement).one_or_none()
    if found is None:
        raise no_photograph(transaction, photograph_id)
    return found
