"""The mapped class of what was done to a file, or found of it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.fixity import FixityKind, FixityOutcome
from app.persistence.records.base import Identified, Record
from app.persistence.records.original import SHA256_LENGTH


class FixityEvent(Identified, Record):
    """PREMIS 3.0, Event: about the file with this digest; entries are added and never changed."""

    __tablename__ = "fixity_event"

    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), index=True)
    kind: Mapped[FixityKind]
    outcome: Mapped[FixityOutcome]
    note: Mapped[str] = mapped_column(default="")
    happened_at: Mapped[datetime]
    agent: Mapped[str] = mapped_column(default="")
