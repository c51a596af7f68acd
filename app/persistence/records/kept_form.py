"""The mapped class of a form that somebody has typed into and not saved."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import Record


class KeptFormRecord(Record):
    """A form, by who types it and which record it is of. `digests` are the scans that it names.

    `called` is what it says of itself, such as a reference code, to know it among others.
    """

    __tablename__ = "kept_form"

    viewer: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fields: Mapped[list[Any]] = mapped_column(JSON())
    digests: Mapped[list[Any]] = mapped_column(JSON())
    called: Mapped[str | None]
    based_on: Mapped[int]
    kept_at: Mapped[datetime] = mapped_column(index=True)
