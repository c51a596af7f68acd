"""The mapped class of a stamp."""

from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.authority import AuthorityFacts, in_filing_order
from app.persistence.records.base import Identified, Record


class Stamp(Identified, AuthorityFacts, Record):
    """A stamp or back-mark as such, whatever it was set on."""

    __tablename__ = "stamp"
    __table_args__ = (in_filing_order("stamp"),)

    name: Mapped[str] = mapped_column(unique=True)
