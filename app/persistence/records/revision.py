"""The mapped class of a state that a photograph once had."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Identified, Record


class Revision(Identified, Record):
    """The whole description at one version: who made it so, when, why and in which batch."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("photograph_id", "version"),)

    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    version: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    batch_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("batch.id"), index=True
    )
    description: Mapped[dict[str, Any]]
