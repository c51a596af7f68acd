"""The mapped class of a search that somebody keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Identified, Record


class SavedSearchRecord(Identified, Record):
    """A search under a name, of one account. `asked` is the query of its address."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("account_id", "name"),)

    account_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("account.id", ondelete="CASCADE")
    )
    name: Mapped[str]
    asked: Mapped[str]
    saved_at: Mapped[datetime]
