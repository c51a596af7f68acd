"""The mapped class of an event that the public is told of."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.activities import ActivityKind, PublicNoun
from app.persistence.records.base import ID_LENGTH, Record


class ActivityRecord(Record):
    """One event of the public stream; entries are added and never changed.

    `sequence` counts from 1 without gaps, so that a page of the stream is known by its number.
    """

    __tablename__ = "activity"

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[ActivityKind]
    noun: Mapped[PublicNoun]
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    happened_at: Mapped[datetime]
    former_base: Mapped[str] = mapped_column(default="")
