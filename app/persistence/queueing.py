"""Asking for work, in the same transaction as what makes it necessary."""

from sqlalchemy import delete, select

from app.domain.identifiers import new_id
from app.domain.work import JobKind
from app.persistence.records.job import Job
from app.persistence.transaction import Transaction


def ask_for(transaction: Transaction, kind: JobKind, subject: str) -> None:
    """Ask for work, unless it waits already. Work that somebody has begun on is asked for anew.

    What died on the same subject is forgotten: it gets a new chance.
    """
    session = transaction.session
    same = (Job.kind == kind, Job.subject == subject)
    session.execute(delete(Job).where(*same, Job.is_dead))
    waiting = select(Job.id).where(*same, Job.lease.is_(None)).limit(1)
    if session.scalar(waiting) is None:
        now = transaction.now()
        session.add(Job(id=new_id(), kind=kind, subject=subject, asked_at=now, due_at=now))
        session.flush()
