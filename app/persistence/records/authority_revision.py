"""The mapped class of what was known of an authority at one of its versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.authorities import AuthorityNoun
from app.persistence.records.base import ID_LENGTH, Record


class AuthorityRevisionRecord(Record):
    """A state of an authority, whole. It outlives an authority that is merged into another one."""

    __tablename__ = "authority_revision"

    authority_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[AuthorityNoun]
    made_at: Mapped[datetime | None]
    made_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    description: Mapped[dict[str, Any]]
