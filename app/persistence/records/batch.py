"""The mapped class of a batch: what was done in one run."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.fixity import FixityKind, FixityOutcome
from app.persistence.records.base import ID_LENGTH, Identified, Record


class Batch(Identified, Record):
    """What came in together; `source` names the table, or the command.

    A run that went over a unit, or over the whole holding (None), is a PREMIS 3.0 Event of it.
    """

    __tablename__ = "batch"

    source: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    ended_at: Mapped[datetime | None]
    summary: Mapped[str] = mapped_column(default="")
    event: Mapped[FixityKind | None]
    outcome: Mapped[FixityOutcome | None]
    unit_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
