"""The mapped class of what is prepared beside a photograph that has been public."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.publication import PublicationState
from app.persistence.records.base import ID_LENGTH, Record


class WorkingCopyRecord(Record):
    """A photograph's working copy; what it says is the revision with its version."""

    __tablename__ = "working_copy"

    photograph_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("photograph.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    based_on: Mapped[int]
    state: Mapped[PublicationState] = mapped_column(index=True)
    begun_at: Mapped[datetime]
    begun_by: Mapped[str]
