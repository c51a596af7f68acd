"""The mapped class of work that waits."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.work import JobKind
from app.persistence.records.base import Identified, Record


class Job(Identified, Record):
    """One piece of work on one subject. A worker leases it; a dead worker's lease runs out.

    A job that has failed too often is dead: it stays to be looked at, and is not tried again.
    """

    __tablename__ = "job"
    __table_args__ = (
        Index("ix_job_due", "is_dead", "due_at"),
        Index("ix_job_of", "kind", "subject"),
    )

    kind: Mapped[JobKind]
    subject: Mapped[str]
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    lease: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    is_dead: Mapped[bool] = mapped_column(default=False)
    last_fault: Mapped[str] = mapped_column(default="")
