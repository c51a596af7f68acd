"""The mapped classes of the term dictionary: each word of the catalogue, and what finds it.

All of it is made again at will.
"""

from sqlalchemy import BigInteger, Float, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import Record


class Term(Record):
    """A folded word. `df` counts the photographs that have it."""

    __tablename__ = "term"
    __table_args__ = (Index("ix_term_term", "term", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    term: Mapped[str]
    df: Mapped[int] = mapped_column(default=0, server_default=text("0"))


class TermForm(Record):
    """That a word was spelt so in a language, and has the keys that come of it."""

    __tablename__ = "term_form"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it once

    term_id: Mapped[int] = mapped_column(
        ForeignKey("term.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    spelling: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)


class TermKeyRecord(Record):
    """A key that a word has: its kind's letter, then the key itself.

    `generation` counts the renewals of the dictionary: what is older than the newest is swept. No
    foreign keys here and below: they would need indexes as large as the tables.
    """

    __tablename__ = "term_key"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as above

    key: Mapped[str] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weight: Mapped[float] = mapped_column(Float)
    generation: Mapped[int] = mapped_column(default=0)


class FuzzyKey(Record):
    """A key that is met within a few mistypings."""

    __tablename__ = "fuzzy_key"
    __table_args__ = (Index("ix_fuzzy_key_key", "key", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str]


class FuzzyDeletion(Record):
    """A number that stands for a key with some letters left out."""

    __tablename__ = "fuzzy_deletion"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as above

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    fuzzy_key_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
