"""The mapped classes of a subject, and of a photograph's tie to it."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, synonym

from app.persistence.records.authority import AuthorityFacts, in_filing_order
from app.persistence.records.base import ID_LENGTH, Identified, PhotographPart, Record


class Subject(Identified, AuthorityFacts, Record):
    """What a photograph can be about, under one term."""

    __tablename__ = "subject"
    __table_args__ = (in_filing_order("subject"),)

    term: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = synonym("term")


class SubjectLink(PhotographPart, Record):
    """That a photograph is about a subject."""

    __tablename__ = "subject_link"

    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("subject.id"), index=True)

    subject: Mapped[Subject] = relationship(lazy="raise")
