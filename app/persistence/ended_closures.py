"""Sides and inscriptions whose closure is over: their words and manifests become the public's.

Units and photographs need nothing of the kind: their gate asks for the day itself.
"""

from typing import Final

from sqlalchemy import select, union, update

from app.domain.changes import ChangeKind
from app.domain.publication import PublicationState
from app.domain.work import JobKind
from app.persistence.access_rules import rule_of
from app.persistence.changes import keep_revision, log_change
from app.persistence.fulltext.entries import write_entry
from app.persistence.queueing import ask_for
from app.persistence.receiving import describe, load_record
from app.persistence.records.inscription import Inscription
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit
from app.persistence.revisions import next_version
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, units

MOST_AT_ONCE: Final = 100
_REASON: Final = "A closure is over."


def open_what_is_over(transaction: Transaction) -> int:
    """Bring up to 100 photographs up to date, each with a revision of its own; give their number.

    The rule stays on its part, as a record of what was; its date no longer counts as waiting.
    """
    today = transaction.now().date()
    over = union(
        *(
            select(part.photograph_id).where(
                part.closed_until.is_not(None), part.closed_until < today
            )
            for part in (Side, Inscription)
        ),
        select(Side.photograph_id).where(Side.images_until < today),
        photographs(THE_CATALOGUE, Photograph.id).where(Photograph.images_until < today),
    )
    photograph_ids = transaction.session.scalars(over.limit(MOST_AT_ONCE)).all()
    for photograph_id in photograph_ids:
        for part in (Side, Inscription):
            transaction.session.execute(
                update(part)
                .where(part.photograph_id == photograph_id, part.closed_until < today)
                .values(closed_until=None)
            )
        for capped, which in ((Side, Side.photograph_id), (Photograph, Photograph.id)):
            transaction.session.execute(
                update(capped)
                .where(which == photograph_id, capped.images_until < today)
                .values(images_until=None)
            )
        record = load_record(transaction, photograph_id)
        if record is not None:
            _renew(transaction, record)
    return len(photograph_ids)


def open_units_whose_caps_are_over(transaction: Transaction) -> int:
    """Make old the manifests below units whose pictures a rule capped until a day that has passed.

    Each unit has the rules of all above it, and drops those that are over; give how many did.
    """
    today = transaction.now().date()
    capped = units(THE_CATALOGUE, Unit.id, Unit.image_rules).where(Unit.images_until.is_not(None))
    ended = 0
    for unit_id, rules in transaction.session.execute(capped).all():
        kept = [rule for rule in rules or () if rule_of(rule).held_until >= today]
        if len(kept) == len(rules or ()):
            continue
        transaction.session.execute(
            update(Unit)
            .where(Unit.id == unit_id)
            .values(
                image_rules=kept or None,
                images_until=max((rule_of(rule).held_until for rule in kept), default=None),
                shown_version=Unit.shown_version + 1,
            )
        )
        ended += 1
    return ended


def _renew(transaction: Transaction, record: Photograph) -> None:
    record.version = next_version(transaction.session, record.id)
    record.modified_at = transaction.now()
    description = describe(transaction, record)
    keep_revision(transaction, record, description, reason=_REASON, batch_id=None)
    log_change(transaction, ChangeKind.UPDATE, record, reason=_REASON)
    write_entry(transaction, record.id)
    if record.state is PublicationState.PUBLISHED:
        ask_for(transaction, JobKind.MANIFEST, record.id)
    transaction.session.flush()
