"""The mapped classes of a subject, and of a photograph's tie to it."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.persistence.records.base import ID_LENGTH, Identified, PhotographPart, Record


class Subject(Identified, Record):
    """What a photograph can be about, under one term."""

    __tablename__ = "subject"

    term: Mapped[str] = mapped_column(unique=True)


class SubjectLink(PhotographPart, Record):
    """That a photograph is about a subject."""

    __tablename__ = "subject_link"

    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("subject.id"), index=True)

    subject: Mapped[Subject] = relationship(lazy="raise")
