"""The mapped class of a state that a unit once had."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.publication import PublicationState
from app.persistence.records.base import ID_LENGTH, Record


class UnitRevisionRecord(Record):
    """The whole description of a unit at one version: who made it so, when and why.

    `state` is how far it had come then. Of what a unit was before states were kept nobody knows by
    whom or when.
    """

    __tablename__ = "unit_revision"

    unit_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[PublicationState]
    made_at: Mapped[datetime | None]
    made_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    description: Mapped[dict[str, Any]]
