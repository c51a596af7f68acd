"""The mapped classes of what a photograph is found by. All of it is made again at will."""

from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Record

_NOTHING = text("''")


class Audience(StrEnum):
    """Whose searches meet an entry, where its photograph is theirs to see."""

    ALL = "all"  # nothing of the photograph is closed
    PUBLIC = "public"  # what is left of it for everybody
    STAFF = "staff"  # the whole of it


def _words() -> Mapped[str]:
    return mapped_column(default="", server_default=_NOTHING)


class SearchEntry(Record):
    """A photograph's words in their folded form, by where they stand.

    Photographs with closed parts have two entries, one for each audience. `facets` has the numbers
    of its `SearchValue`s, apart by a space. Days are ordinals of the Gregorian calendar: the
    hull of its dates; `days` has them one by one where there are several (`lo/hi lo/hi`).
    `made_by` names the rules by which the words were made.
    """

    __tablename__ = "search_entry"
    __table_args__ = (
        UniqueConstraint("photograph_id", "audience"),
        Index("ix_search_entry_made_by", "made_by", "photograph_id"),
    )

    row: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    photograph_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("photograph.id", ondelete="CASCADE")
    )
    audience: Mapped[Audience] = mapped_column(server_default=Audience.ALL.value)
    made_by: Mapped[str] = _words()
    length: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    earliest_day: Mapped[int | None]
    latest_day: Mapped[int | None]
    days: Mapped[str] = _words()
    filing_order: Mapped[str] = _words()
    facets: Mapped[str] = _words()
    recto: Mapped[str] = _words()
    verso: Mapped[str] = _words()
    elsewhere: Mapped[str] = _words()
    title: Mapped[str] = _words()
    description: Mapped[str] = _words()
    person: Mapped[str] = _words()
    place: Mapped[str] = _words()
    ref: Mapped[str] = _words()
    hand: Mapped[str] = _words()
    stamp: Mapped[str] = _words()
    name: Mapped[str] = _words()


class SearchValue(Record):
    """A value that photographs can be narrowed to: `facet` as `SearchFilters` names it."""

    __tablename__ = "search_value"
    __table_args__ = (UniqueConstraint("facet", "value"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    facet: Mapped[str] = mapped_column(String(40))
    value: Mapped[str]


class SearchBlock(Record):
    """A block of 256 entries, by row: `version` grows with whatever searches remember of them.

    Two blocks have no entries: the version of -1 is that of the unit that was closed or opened
    last, the version of -2 that at which all postings were made anew.

    Triggers of the database write it, but for -2. After a change no block that did not change with
    it has the same version or a higher one; what is remembered of entries is told in
    `fulltext/blocks.py`.
    """

    __tablename__ = "search_block"
    __table_args__ = (Index("ix_search_block_version", "version"),)

    block: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(BigInteger)


class SearchUnit(Record):
    """A unit that was closed or opened: the blocks of its photographs are read again.

    `version` is one of the same order as those of blocks. A trigger of the database writes it.
    """

    __tablename__ = "search_unit"
    __table_args__ = (Index("ix_search_unit_version", "version"),)

    unit_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)


class SearchState(Record):
    """A fact about the index as a whole: by which rules it was made, how far a renewal has come."""

    __tablename__ = "search_state"

    fact: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str]
