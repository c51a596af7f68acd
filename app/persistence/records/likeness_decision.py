"""The mapped class of a decision on two scans that look alike."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.near_duplicates import LikenessVerdict
from app.persistence.records.base import Record
from app.persistence.records.original import SHA256_LENGTH


class LikenessDecision(Record):
    """What somebody has decided of two files. The lesser digest stands first.

    A file need not be catalogued: one of them may be what was given back for that reason.
    """

    __tablename__ = "likeness_decision"

    first_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    second_sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True, index=True)
    verdict: Mapped[LikenessVerdict]
    decided_at: Mapped[datetime]
    decided_by: Mapped[str]
