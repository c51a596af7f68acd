"""The audit log: one entry for each deed, written in the deed's own transaction."""

from collections.abc import Mapping

from sqlalchemy import Select, func, select

from app.domain.audit import AuditEntry, AuditFilter, Subject, Verb
from app.domain.catalogued import Page
from app.domain.errors import Problem, Rejected
from app.persistence.records.audit_entry import AuditEntry as Entry
from app.persistence.transaction import Transaction


def note(  # noqa: PLR0913 - what a deed was done to, and how
    transaction: Transaction,
    verb: Verb,
    subject: Subject,
    subject_id: str = "",
    *,
    version: int | None = None,
    batch_id: str | None = None,
    details: Mapping[str, str] = {},
) -> None:
    """Write down a deed of the transaction's viewer; details that say nothing are left out.

    `Rejected` where a reason holds NUL, which no other kind of database keeps.
    """
    if "\0" in details.get("reason", ""):
        problem = Problem("reason", "", "holds a NUL character; take it out")
        raise Rejected("A text holds a NUL character. Take it out.", (problem,))
    viewer = transaction.viewer
    entry = Entry(
        happened_at=transaction.now(),
        who=viewer.name,
        means=viewer.means,
        key=viewer.key,
        address=viewer.address,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        version=version,
        batch_id=batch_id,
        details={name: text for name, text in details.items() if text},
    )
    transaction.session.add(entry)


def page_of_log(
    transaction: Transaction, wanted: AuditFilter, *, before: int | None = None, limit: int = 50
) -> Page[AuditEntry]:
    """Give the entries that are wanted, the newest first, below the sequence `before`.

    `after` of the page is where the next one goes on.
    """
    query = _chosen(transaction, wanted)
    if before is not None:
        query = query.where(Entry.sequence < before)
    query = query.order_by(Entry.sequence.desc()).limit(limit + 1)
    found = [_told(entry) for entry in transaction.session.scalars(query)]
    more = str(found[limit - 1].sequence) if len(found) > limit else None
    return Page(tuple(found[:limit]), after=more)


def entries_after(
    transaction: Transaction, wanted: AuditFilter, *, after: int, limit: int
) -> tuple[AuditEntry, ...]:
    """Give the entries that are wanted, the oldest first, above a sequence."""
    query = _chosen(transaction, wanted).where(Entry.sequence > after)
    query = query.order_by(Entry.sequence).limit(limit)
    return tuple(_told(entry) for entry in transaction.session.scalars(query))


def _chosen(transaction: Transaction, wanted: AuditFilter) -> Select[Entry]:
    conditions = {
        Entry.verb: wanted.verb,
        Entry.subject: wanted.subject,
        Entry.subject_id: wanted.subject_id,
    }
    query = select(Entry).where(*(column == value for column, value in conditions.items() if value))
    if wanted.who:
        query = query.where(Entry.who.in_(_names_with(transaction, wanted.who)))
    if wanted.since:
        query = query.where(Entry.happened_at >= wanted.since)
    if wanted.until:
        query = query.where(Entry.happened_at < wanted.until)
    return query


def _names_with(transaction: Transaction, part: str) -> list[str]:
    """Give the names in the log that have this in them, large or small letters.

    Who stands in the log is read along its index, from each name to the next one: they are few,
    however long the log is.
    """
    first = select(func.min(Entry.who).label("who")).cte("names", recursive=True)
    following = select(func.min(Entry.who)).where(Entry.who > first.c.who).scalar_subquery()
    names = first.union_all(select(following).where(first.c.who.is_not(None)))
    every = transaction.session.scalars(select(names.c.who).where(names.c.who.is_not(None)))
    return [name for name in every if part.casefold() in name.casefold()]


def _told(entry: Entry) -> AuditEntry:
    return AuditEntry(
        sequence=entry.sequence,
        happened_at=entry.happened_at,
        who=entry.who,
        means=entry.means,
        key=entry.key,
        address=entry.address,
        verb=entry.verb,
        subject=entry.subject,
        subject_id=entry.subject_id,
        version=entry.version,
        batch_id=entry.batch_id,
        details=entry.details,
    )
