"""Keeping what is handed in of a photograph, in its place, and recording that it was."""

from collections.abc import Iterable
from dataclasses import fields

from app.domain.changes import ChangeKind
from app.domain.identifiers import new_id
from app.domain.imagery import SHOWN
from app.domain.photographs import PhotographDescription
from app.domain.publication import PublicationState
from app.domain.saving import AccessionedScan, Outcome, Saved
from app.domain.work import JobKind
from app.persistence.changes import keep_revision, log_change
from app.persistence.fulltext.entries import write_entry
from app.persistence.originals import keep_files
from app.persistence.queueing import ask_for
from app.persistence.receiving import Handed, Present, Received, describe, receive, record_meant
from app.persistence.records.photograph import Photograph
from app.persistence.relations import follow_code
from app.persistence.revisions import next_version
from app.persistence.transaction import Transaction
from app.persistence.work_lists import renew_work
from app.persistence.writing_photographs import PhotographWriter
from app.persistence.writing_units import publish_units

_PARTS = (
    "sides", "dates", "custody", "agents", "places", "subjects", "identifiers", "rights", "notes",
    "related",
)  # fmt: skip


def save(transaction: Transaction, handed: Handed) -> Saved:
    """Keep a description; what says the same as what is kept already changes nothing."""
    record = record_meant(transaction, handed)
    return save_in_place(transaction, handed, present_of(transaction, record))


def present_of(transaction: Transaction, record: Photograph | None) -> Present:
    """Say what there is of a photograph: what its record says."""
    if record is None:
        return Present(None)
    return Present(record, describe(transaction, record), record.version)


def save_in_place(transaction: Transaction, handed: Handed, present: Present) -> Saved:
    """Make a photograph's own record say what is handed in."""
    record = present.record
    received = receive(transaction, handed, present)
    changed = changed_fields(present.description, received.description)
    if record is not None and not changed:
        return Saved(record.id, record.version, Outcome.UNCHANGED)
    outcome = Outcome.CHANGED if record else Outcome.MADE
    left = record.unit_id if record and "unit" in changed else None
    record = _dated(transaction, record)
    _write(transaction, record, received, changed)
    _record_all(transaction, record, handed, outcome)
    if left and record.state is PublicationState.PUBLISHED:
        ask_for(transaction, JobKind.ALBUM, left)  # if it is one
    ask_for_derivatives(transaction, present.description, received.files.values())
    return Saved(record.id, record.version, outcome, changed)


def changed_fields(before: PhotographDescription, after: PhotographDescription) -> tuple[str, ...]:
    """Name the fields of a description that do not say the same."""
    names = (field.name for field in fields(PhotographDescription))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def ask_for_derivatives(
    transaction: Transaction, before: PhotographDescription, files: Iterable[AccessionedScan]
) -> None:
    """Ask for a derivative of each scan that is new to the photograph, and shows something.

    One that could not be shown so far is new: a limit may have been raised, or a decoder mended.
    """
    scans = (scan for side in before.sides for scan in side.scans)
    had = {scan.sha256 for scan in scans if scan.condition in SHOWN}
    for file in files:
        if file.original.sha256 not in had and file.characteristics.condition in SHOWN:
            ask_for(transaction, JobKind.DERIVE, file.original.sha256)


def _dated(transaction: Transaction, record: Photograph | None) -> Photograph:
    """Count a change of a photograph, or begin a new one."""
    now = transaction.now()
    if record is None:
        record = Photograph(
            id=new_id(),
            state=PublicationState.DRAFT,
            version=1,
            created_at=now,
            modified_at=now,
            **{part: [] for part in _PARTS},
        )
        transaction.session.add(record)
        return record
    record.version = next_version(transaction.session, record.id)
    record.modified_at = now
    return record


def _write(
    transaction: Transaction, record: Photograph, received: Received, changed: tuple[str, ...]
) -> None:
    files = received.files.values()
    writer = PhotographWriter(
        transaction.session,
        record,
        span_of=transaction.analyser.span_of,
        originals=keep_files(
            transaction.session, files, at=record.modified_at, agent=transaction.viewer.name
        ),
        words=transaction.analyser.words,
    )
    writer.write(received.description, unit_id=received.unit_id, changed=changed)
    transaction.session.flush()
    if "reference_code" in changed:
        follow_code(transaction.session, record.id, record.reference_code)


def _record_all(
    transaction: Transaction, record: Photograph, handed: Handed, outcome: Outcome
) -> None:
    """Write what goes with a change: its revision, its event, its words, and its manifest."""
    description = describe(transaction, record)
    keep_revision(transaction, record, description, reason=handed.reason, batch_id=handed.batch_id)
    kind = ChangeKind.CREATE if outcome is Outcome.MADE else ChangeKind.UPDATE
    log_change(transaction, kind, record, reason=handed.reason)
    write_entry(transaction, record.id)
    renew_work(transaction, record.id, description)
    if record.state is PublicationState.PUBLISHED:
        publish_units(transaction, record.unit_id)
        ask_for(transaction, JobKind.MANIFEST, record.id)
    transaction.session.flush()
