"""Asking for work, in the same transaction as what makes it necessary."""

from typing import Final

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, literal, select
from sqlalchemy.orm import Session

from app.domain.identifiers import new_id
from app.domain.work import JobKind, LeasedJob
from app.persistence.records.job import Job
from app.persistence.transaction import Transaction

_TIME_LENGTH: Final = 15  # of a UUID version 7 as text, up to the digit of the version


def ask_for(transaction: Transaction, kind: JobKind, subject: str) -> None:
    """Ask for work, unless it waits already. Work that somebody has begun on is asked for anew.

    What died on the same subject is forgotten: it gets a new chance. What waits is locked, where
    others work meanwhile: nobody begins on it before they can see what makes it necessary.
    """
    session = transaction.session
    same = (Job.kind == kind, Job.subject == subject)
    session.execute(delete(Job).where(*same, Job.is_dead))
    waiting = select(Job.id).where(*same, Job.lease.is_(None)).limit(1)
    if session.scalar(waiting.with_for_update()) is None:
        now = transaction.now()
        session.add(Job(id=new_id(), kind=kind, subject=subject, asked_at=now, due_at=now))
        session.flush()


def strike_off(transaction: Transaction, job: LeasedJob) -> bool:
    """Strike work off together with what comes of it; False where another has it by now."""
    own = delete(Job).where(Job.id == job.id, Job.lease == job.lease).returning(Job.id)
    return transaction.session.scalar(own) is not None


def ask_for_each(transaction: Transaction, kind: JobKind, subjects: Select[tuple[str]]) -> None:
    """Do as `ask_for` does, for each id that a query gives, however many: nothing is loaded.

    A job's id is of now, and beyond that like its subject's.
    """
    session = transaction.session
    session.execute(
        delete(Job).where(Job.kind == kind, Job.is_dead, Job.subject.in_(subjects)),
        execution_options={"synchronize_session": False},
    )
    _lock_waiting(session, Job.kind == kind, Job.subject.in_(subjects))
    (subject,) = subjects.subquery().c
    waits = exists().where(Job.kind == kind, Job.subject == subject, Job.lease.is_(None))
    job_id = new_id()[:_TIME_LENGTH] + func.substr(subject, _TIME_LENGTH + 1)
    now = literal(transaction.now(), Job.due_at.type)
    jobs = select(job_id, literal(kind, Job.kind.type), subject, now, now).where(~waits)
    columns = (Job.id, Job.kind, Job.subject, Job.asked_at, Job.due_at)
    session.execute(insert(Job).from_select(columns, jobs))


def _lock_waiting(session: Session, *which: ColumnElement[bool]) -> None:
    """Have workers pass by what waits until the transaction ends, however much it is."""
    if session.get_bind().dialect.name != "postgresql":
        return
    waiting = select(Job.id).where(*which, Job.lease.is_(None)).with_for_update().subquery()
    session.execute(select(func.count()).select_from(waiting))
