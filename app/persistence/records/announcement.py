"""The mapped class of what the public is still to be told of."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Record


class Announcement(Record):
    """A unit in which all has to be looked at, or the whole catalogue, that has another address.

    `subject` is the unit's id, or the `former_base`. Told of is what lies up to `unit_path`,
    `filing_order` and `photograph_id`; of a catalogue that moved, up to `photograph_id`, and in the
    end `until_id`. `says_else` is the last event before all in it said something else: None where
    it says the same.
    """

    __tablename__ = "announcement"

    subject: Mapped[str] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    says_else: Mapped[int | None] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), default=None
    )
    unit_path: Mapped[str] = mapped_column(default="")
    filing_order: Mapped[str] = mapped_column(default="")
    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH), default="")
    former_base: Mapped[str] = mapped_column(default="")
    until_id: Mapped[str] = mapped_column(String(ID_LENGTH), default="")
