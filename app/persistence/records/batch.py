"""The mapped class of a batch: one run of an import."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import Identified, Record


class Batch(Identified, Record):
    """What came in together; `source` names the table."""

    __tablename__ = "batch"

    source: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    summary: Mapped[str] = mapped_column(default="")
