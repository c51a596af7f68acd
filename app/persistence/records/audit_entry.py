"""The mapped class of an entry in the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.audit import Subject, Verb
from app.domain.viewers import Means
from app.persistence.records.base import ID_LENGTH, Record


class AuditEntry(Record):
    """One deed. Entries are added only: a trigger refuses to change or delete one.

    Each index ends with the sequence, so that a filtered log is read in pages without sorting.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_who", "who", "sequence"),
        Index("ix_audit_entry_verb", "verb", "sequence"),
        Index("ix_audit_entry_subject", "subject", "subject_id", "sequence"),
        Index("ix_audit_entry_happened_at", "happened_at", "sequence"),
    )

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    happened_at: Mapped[datetime]
    who: Mapped[str]
    means: Mapped[Means]
    key: Mapped[str] = mapped_column(String(ID_LENGTH), default="")
    address: Mapped[str] = mapped_column(default="")
    verb: Mapped[Verb]
    subject: Mapped[Subject]
    subject_id: Mapped[str] = mapped_column(default="")
    version: Mapped[int | None]
    batch_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
