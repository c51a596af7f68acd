"""The mapped class of an entry in the change log."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.changes import ChangeKind
from app.persistence.records.base import ID_LENGTH, Record


class Change(Record):
    """One event of the one ordered stream; entries are added and never changed.

    IIIF Change Discovery 1.0, 2.2 Activities, is fed from here; who and why stay in the house.
    """

    __tablename__ = "change"

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    kind: Mapped[ChangeKind]
    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    version: Mapped[int]
    happened_at: Mapped[datetime]
    made_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
