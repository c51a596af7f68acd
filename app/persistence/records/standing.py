"""The mapped class of how something stands with the public."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.activities import PublicNoun, PublicState
from app.persistence.records.base import ID_LENGTH, Record, closed_parts


class Standing(Record):
    """What the public was told last of a photograph or a unit: a harvester's record of it.

    It stays when the thing itself is gone: deleted records are persistent. `changed_at` and
    `sequence` are those of its last activity, None and 0 where there was none yet. `unit_id` is a
    photograph's unit when it was seen last. `closed_until` is the last day of a closure that ends.
    """

    __tablename__ = "standing"
    __table_args__ = (
        Index("ix_standing_harvest", "noun", "changed_at", "subject_id"),
        Index("ix_standing_set", "unit_id", "changed_at", "subject_id"),
        Index("ix_standing_sequence", "sequence"),
        closed_parts("standing"),
    )

    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    noun: Mapped[PublicNoun]
    state: Mapped[PublicState]
    changed_at: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"))
    unit_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    closed_until: Mapped[date | None]
