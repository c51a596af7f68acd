"""The mapped class of a viewer's token: it tells that somebody is signed in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Identified, Record
from app.persistence.records.original import SHA256_LENGTH


class ViewingToken(Identified, Record):
    """The SHA-256 of a viewer's token, never the token. It ends with its session."""

    __tablename__ = "viewing_token"

    session_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("account_session.id", ondelete="CASCADE"), index=True
    )
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
