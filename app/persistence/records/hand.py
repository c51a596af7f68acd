"""The mapped class of a hand."""

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.authority import AuthorityFacts, in_filing_order
from app.persistence.records.base import Identified, Record


class Hand(Identified, AuthorityFacts, Record):
    """One person's way of writing, known or not whose."""

    __tablename__ = "hand"
    __table_args__ = (in_filing_order("hand"),)

    name: Mapped[str] = mapped_column(unique=True)
