"""The mapped class of somebody who may sign in."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.accounts import Role
from app.persistence.records.base import Identified, Record

_NAME_LENGTH = 64


class Account(Identified, Record):
    """Somebody who may sign in. `password` is argon2's own text, never a password.

    It is empty where others vouch for the person. Accounts are never deleted: names stand in
    revisions.
    """

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(String(_NAME_LENGTH), unique=True)
    display_name: Mapped[str] = mapped_column(default="")
    role: Mapped[Role]
    password: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]
    deactivated_at: Mapped[datetime | None]
