"""The mapped class of what a photograph is found by."""

from sqlalchemy import ForeignKey, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.persistence.records.base import ID_LENGTH, Record


class SearchEntry(Record):
    """A photograph's words in their folded form, by where they stand. Made again at will.

    `withheld` has the words of all that is closed to the public.
    The full-text index keeps its postings by `row`, and reads the words from here.
    """

    __tablename__ = "search_entry"

    row: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    photograph_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("photograph.id", ondelete="CASCADE"), unique=True
    )
    inscriptions: Mapped[str] = mapped_column(default="")
    titles: Mapped[str] = mapped_column(default="")
    descriptions: Mapped[str] = mapped_column(default="")
    names: Mapped[str] = mapped_column(default="")
    alternatives: Mapped[str] = mapped_column(default="")
    withheld: Mapped[str] = mapped_column(default="", server_default=text("''"))
