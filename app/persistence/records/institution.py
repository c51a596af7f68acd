"""The mapped classes of an institution, and of the names that it goes by."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.persistence.records.base import ID_LENGTH, Identified, Record


class InstitutionName(Identified, Record):
    """One name of an institution in one language (BCP 47, or `none`)."""

    __tablename__ = "institution_name"
    __table_args__ = (UniqueConstraint("institution_id", "language", "name"),)

    institution_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("institution.id", ondelete="CASCADE")
    )
    language: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)


class Institution(Identified, Record):
    """Who keeps photographs: what all descriptions that name it have told of it together."""

    __tablename__ = "institution"

    acronym: Mapped[str] = mapped_column(default="", index=True)
    homepage: Mapped[str] = mapped_column(default="")
    credit_line: Mapped[str] = mapped_column(default="")

    names: Mapped[list[InstitutionName]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
