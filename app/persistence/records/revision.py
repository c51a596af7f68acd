"""The mapped class of a state that a photograph once had."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.publication import PublicationState
from app.persistence.records.base import ID_LENGTH, Identified, Record


class Revision(Identified, Record):
    """The whole description at one version: who made it so, when, why and in which batch.

    `state` is how far it had come then. The versions of working copies stand in the same row.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("photograph_id", "version"),)

    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    version: Mapped[int]
    state: Mapped[PublicationState] = mapped_column(
        default=PublicationState.DRAFT, server_default=PublicationState.DRAFT.value
    )
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    batch_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("batch.id"), index=True
    )
    description: Mapped[dict[str, Any]]
