"""The mapped class of a token that opens the API."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Identified, Record
from app.persistence.records.original import SHA256_LENGTH


class ApiToken(Identified, Record):
    """A token's SHA-256, never the token; `prefix` tells the person which one it is.

    It holds no longer than the account that made it, where one did. `used_at` is when it was used
    last, to the hour; None for one that never was.
    """

    __tablename__ = "api_token"

    name: Mapped[str]
    prefix: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), unique=True)
    scopes: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    account_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
