"""Work that failed too often: looked at, tried again, or given up, by whoever administers."""

from sqlalchemy import delete, func, select

from app.domain.audit import Subject, Verb
from app.domain.catalogued import Page
from app.domain.identifiers import known_form
from app.domain.viewers import Scope
from app.domain.work import DeadJob, QueueSummary
from app.persistence.audit import note
from app.persistence.looking_up import there
from app.persistence.records.job import Job
from app.persistence.transaction import Transaction
from app.persistence.work_subjects import subjects_of


class DeadJobs:
    """The list of dead letters. Needs the scope `administer`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def summary(self) -> QueueSummary:
        """Count what waits, what is in hand, and what is dead."""
        self._transaction.require(Scope.ADMINISTER)
        alive = Job.is_dead.is_(False)
        waiting = select(func.count(), func.min(Job.asked_at)).where(alive, Job.lease.is_(None))
        count, oldest = self._session.execute(waiting).one()
        taken = select(func.count()).where(alive, Job.lease.is_not(None))
        dead = select(func.count()).where(Job.is_dead)
        return QueueSummary(
            count, self._session.scalar(taken) or 0, self._session.scalar(dead) or 0, oldest
        )

    def page(self, *, after: str | None = None, limit: int = 50) -> Page[DeadJob]:
        """List dead work, the oldest first, with what it is about."""
        self._transaction.require(Scope.ADMINISTER)
        dead = select(Job).where(Job.is_dead).order_by(Job.id).limit(limit + 1)
        if after is not None:
            dead = dead.where(Job.id > known_form(after))
        jobs = list(self._session.scalars(dead))
        about = subjects_of(self._session, self._transaction.viewer, jobs[:limit])
        found = tuple(
            DeadJob(
                job.id, job.kind, job.subject, job.attempts, job.last_fault,
                about.get((job.kind, job.subject), ()),
            )
            for job in jobs[:limit]
        )  # fmt: skip
        return Page(found, jobs[limit - 1].id if len(jobs) > limit else None)

    def retry(self, job_id: str) -> None:
        """Have dead work tried again, as often as new work is; `NotFound` where there is none."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        job = self._dead(job_id)
        job.is_dead = False
        job.attempts = 0
        job.lease = None
        job.due_at = self._transaction.now()
        self._note(Verb.RETRY, job)

    def discard(self, job_id: str) -> None:
        """Strike dead work off; `NotFound` where there is none."""
        self._transaction.require_to_write(Scope.ADMINISTER)
        job = self._dead(job_id)
        self._note(Verb.GIVE_UP, job)
        self._session.execute(delete(Job).where(Job.id == job.id))

    def _dead(self, job_id: str) -> Job:
        which = select(Job).where(Job.id == known_form(job_id), Job.is_dead)
        return there(self._session.scalars(which).one_or_none(), "dead work")

    def _note(self, verb: Verb, job: Job) -> None:
        details = {"name": job.kind.value, "subject": job.subject}
        note(self._transaction, verb, Subject.JOB, job.id, details=details)
        self._session.flush()
