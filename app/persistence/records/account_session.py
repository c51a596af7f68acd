"""The mapped class of a session: somebody is signed in, in one browser."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Identified, Record
from app.persistence.records.original import SHA256_LENGTH


class AccountSession(Identified, Record):
    """The SHA-256 of a session's cookie, never the cookie. What is over is deleted."""

    __tablename__ = "account_session"

    account_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), unique=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(default="")
    browser: Mapped[str] = mapped_column(default="")
