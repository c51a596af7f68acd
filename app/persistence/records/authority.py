"""What the mapped classes of all authorities share, and those of their names."""

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app.domain.authorities import AuthorityNoun
from app.domain.authority_identifiers import IdentifierScheme
from app.persistence.records.base import ID_LENGTH, Identified, Record

_NOTHING = text("''")


class AuthorityFacts:
    """What is known of an authority beside its names. `filing_order` is its folded name.

    Its preferred name stands here and, at position 0, among its `AuthorityName`s.
    """

    name_language: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    from_edtf: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    until_edtf: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    note: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    filing_order: Mapped[str] = mapped_column(default="", server_default=_NOTHING)
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))


def in_filing_order(table: str) -> Index:
    """Index authorities as lists have them."""
    return Index(f"ix_{table}_filing", "filing_order", "id")


class AuthorityName(Identified, Record):
    """A name of an authority of any kind; the preferred one has position 0."""

    __tablename__ = "authority_name"
    __table_args__ = (Index("ix_authority_name_name", "name", "noun"),)

    noun: Mapped[AuthorityNoun]
    authority_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    from_edtf: Mapped[str] = mapped_column(default="")
    until_edtf: Mapped[str] = mapped_column(default="")

    words: Mapped[list["NameWord"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )


class NameWord(Record):
    """A folded word of a name. Made again at will.

    Its key is what suggestions walk: words of one kind of authority, in their order.
    """

    __tablename__ = "name_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it once

    noun: Mapped[AuthorityNoun] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    name_id: Mapped[str] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("authority_name.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    )


class AuthorityIdentifier(Identified, Record):
    """What others call an authority."""

    __tablename__ = "authority_identifier"
    __table_args__ = (Index("ix_authority_identifier_value", "scheme", "value"),)

    authority_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    position: Mapped[int] = mapped_column(default=0)
    scheme: Mapped[IdentifierScheme]
    value: Mapped[str]


class OnASide:
    """Something that may rest on an inscription of its photograph."""

    @declared_attr
    def inscription_id(self) -> Mapped[str | None]:
        """The inscription that it rests on."""
        return mapped_column(
            String(ID_LENGTH),
            ForeignKey(
                "inscription.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"
            ),
            index=True,
        )
