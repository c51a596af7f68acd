"""The mapped classes of what is left of a photograph that was deleted."""

from datetime import datetime

from sqlalchemy import JSON, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Record


class TombstoneRecord(Record):
    """That there was a photograph of this id, and who deleted it, when and why. It stays for good.

    `originals` are the digests of all files that it ever had; `purged_at` is when they, as far as
    nothing else names them, and its history were given up.
    """

    __tablename__ = "tombstone"
    __table_args__ = (Index("ix_tombstone_deleted_at", "deleted_at", "photograph_id"),)

    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    reference_code: Mapped[str]
    unit_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    version: Mapped[int]
    was_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    deleted_at: Mapped[datetime]
    deleted_by: Mapped[str]
    reason: Mapped[str]
    originals: Mapped[list[str]] = mapped_column(JSON())
    purged_at: Mapped[datetime | None]


class ImageTombstone(Record):
    """An image of such a photograph that the public has seen: its address says that it is gone."""

    __tablename__ = "image_tombstone"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
