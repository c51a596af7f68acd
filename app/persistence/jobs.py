"""Work that waits, taken up by whoever is free."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, Engine, delete, func, literal, select, update
from sqlalchemy.orm import Session

from app.domain.identifiers import new_id
from app.domain.work import DeadJob, JobKind, LeasedJob
from app.persistence.database import writing_aside
from app.persistence.faults import in_plain_words
from app.persistence.postgresql import lock_name
from app.persistence.records.job import Job
from app.persistence.transaction import Clock, utc_now

MOST_ATTEMPTS: Final = 5
MOST_LOSSES: Final = 10
LEASE_S: Final = 300
_FIRST_PAUSE_S: Final = 10
_LONGEST_PAUSE_S: Final = 6 * 3600
_LOST = "Whoever had taken it ended before the work did."


class JobQueue:
    """The queue as workers meet it; each verb is a transaction of its own.

    Work is leased: when a worker dies its lease runs out, and the work is due again. So a piece of
    work can be done twice, and must be such that this does no harm. Each loss is waited for longer:
    a server that is killed again and again takes no work along, and work that ends its worker
    comes back ever more seldom. Workers pass by what another one is just taking, and what somebody
    who writes has just found waiting (`queueing.ask_for`).
    """

    def __init__(self, engine: Engine, *, now: Clock = utc_now) -> None:
        self._engine = engine
        self._now = now

    def take(self, *, lease_s: int = LEASE_S) -> LeasedJob | None:
        """Take the work that has been due for longest; None where none is."""
        if not self._is_any_due():
            return None
        with self._session(writes=True) as session:
            self._bury(session)
            due = select(Job).where(*self._due()).order_by(Job.due_at, Job.id).limit(1)
            job = session.scalars(due.with_for_update(skip_locked=True)).one_or_none()
            if job is None:
                return None
            lease = new_id()
            lost_before = timedelta() if job.lease is None else _pause(job.attempts)
            job.lease = lease
            job.due_at = self._now() + timedelta(seconds=lease_s) + lost_before
            job.attempts += 1
            return LeasedJob(job.id, job.kind, job.subject, lease, job.attempts)

    def renew(self, job: LeasedJob, *, lease_s: int = LEASE_S) -> bool:
        """Keep work for as long again from now on; False where another has it, or nobody wants it.

        A lease that has run out is renewed too, as long as no other has taken the work.
        """
        held = (Job.id == job.id, Job.lease == job.lease)
        longer = update(Job).where(*held).values(due_at=self._now() + timedelta(seconds=lease_s))
        with self._session(writes=True) as session:
            return session.scalar(longer.returning(Job.id)) is not None

    def want(self, kind: JobKind, subject: str) -> None:
        """Ask for work that makes nothing new known, unless it waits, is in hand or was given up.

        So a reader who meets it again and again does not bring dead work back to life.
        """
        with self._session(writes=True) as session:
            lock_name(session, f"job {kind} {subject}")
            same = select(Job.id).where(Job.kind == kind, Job.subject == subject).limit(1)
            if session.scalar(same) is None:
                now = self._now()
                job = Job(id=new_id(), kind=kind, subject=subject, asked_at=now, due_at=now)
                session.add(job)

    def settle(self, kind: JobKind, subject: str) -> None:
        """Strike off work that was done without being taken, dead or waiting."""
        same = (Job.kind == kind, Job.subject == subject, Job.lease.is_(None))
        with self._session(writes=True) as session:
            session.execute(delete(Job).where(*same))

    def done(self, job: LeasedJob) -> None:
        """Strike work off; where the lease has run out and another has it, leave it to them."""
        with self._session(writes=True) as session:
            session.execute(delete(Job).where(Job.id == job.id, Job.lease == job.lease))

    def failed(self, job: LeasedJob, fault: str, *, for_good: bool = False) -> None:
        """Put work back, each time for longer; after five attempts, or `for_good`, it is dead.

        Attempts that were lost with their workers count, but what never failed before is put back.
        """
        is_last = job.attempts >= MOST_ATTEMPTS
        put_back = (
            update(Job)
            .where(Job.id == job.id, Job.lease == job.lease)
            .values(
                lease=None,
                due_at=self._now() + _pause(job.attempts),
                last_fault=fault,
                is_dead=literal(for_good) if for_good or not is_last else Job.last_fault != "",
            )
        )
        with self._session(writes=True) as session:
            session.execute(put_back)

    def waits_for(self, subject: str, *, kinds: Collection[JobKind]) -> bool:
        """Whether any such work on a subject waits or is in hand."""
        same = (Job.subject == subject, Job.kind.in_(kinds), Job.is_dead.is_(False))
        with self._session() as session:
            return session.scalar(select(Job.id).where(*same).limit(1)) is not None

    def waiting(self) -> int:
        """Count the work that is still to be done, taken or not."""
        with self._session() as session:
            return session.scalar(select(func.count(Job.id)).where(Job.is_dead.is_(False))) or 0

    def dead_count(self) -> int:
        """Count the work that failed too often."""
        with self._session() as session:
            return session.scalar(select(func.count(Job.id)).where(Job.is_dead)) or 0

    def dead(self) -> tuple[DeadJob, ...]:
        """List the work that failed too often, the oldest first."""
        with self._session() as session:
            dead = session.scalars(select(Job).where(Job.is_dead).order_by(Job.id))
            return tuple(
                DeadJob(job.id, job.kind, job.subject, job.attempts, job.last_fault) for job in dead
            )

    def _is_any_due(self) -> bool:
        """Look without hindering those who write."""
        with self._session() as session:
            return session.scalar(select(Job.id).where(*self._due()).limit(1)) is not None

    def _due(self) -> tuple[ColumnElement[bool], ...]:
        return Job.is_dead.is_(False), Job.due_at <= self._now()

    def _bury(self, session: Session) -> None:
        """Give up work during which ten workers ended: it would end the next as well."""
        lost = select(Job.id).where(
            *self._due(), Job.lease.is_not(None), Job.attempts >= MOST_LOSSES
        )
        free = Job.id.in_(lost.with_for_update(skip_locked=True))
        buried = update(Job).where(free).values(is_dead=True, lease=None, last_fault=_LOST)
        session.execute(buried, execution_options={"synchronize_session": False})

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        engine = writing_aside(self._engine) if writes else self._engine
        with (
            in_plain_words(self._engine),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session


def _pause(attempts: int) -> timedelta:
    """Say how long to wait after so many attempts."""
    return timedelta(seconds=min(_FIRST_PAUSE_S * 4 ** (attempts - 1), _LONGEST_PAUSE_S))
