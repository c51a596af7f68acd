"""The mapped class of an opinion on a date."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.dating import Calendar, DateBasis, DateOf, Qualifier
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record


class DateAssertion(PhotographPart, Record):
    """What someone says of when; the two days are the EDTF's bounds, None where it is open."""

    __tablename__ = "date_assertion"
    __table_args__ = (Index("ix_date_assertion_bounds", "earliest_on", "latest_on"),)

    of: Mapped[DateOf]
    as_written: Mapped[str] = mapped_column(default="")
    edtf: Mapped[str] = mapped_column(default="")
    earliest_on: Mapped[date | None]
    latest_on: Mapped[date | None]
    qualifier: Mapped[Qualifier] = mapped_column(default=Qualifier.NONE)
    basis: Mapped[DateBasis | None]
    inscription_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("inscription.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    asserted_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    preferred: Mapped[bool] = mapped_column(default=False)
    calendar: Mapped[Calendar] = mapped_column(
        default=Calendar.GREGORIAN, server_default=Calendar.GREGORIAN.value
    )
