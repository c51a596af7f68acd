"""The mapped class of a count of sign-ins that failed."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import Record


class SignInCount(Record):
    """How often it was tried in vain: with one name (known here or not), or from one address."""

    __tablename__ = "sign_in_count"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    tried_at: Mapped[datetime] = mapped_column(index=True)
    free_at: Mapped[datetime]
