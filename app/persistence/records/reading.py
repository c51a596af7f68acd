"""The mapped class of a reading."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.inscriptions import ReadingLayer, ReadingSource, ReviewState
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record


class Reading(PhotographPart, Record):
    """One layer of an inscription. Two of its columns point to readings of the same one."""

    __tablename__ = "reading"

    inscription_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("inscription.id", ondelete="CASCADE"), index=True
    )
    layer: Mapped[ReadingLayer]
    language: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    source: Mapped[ReadingSource] = mapped_column(default=ReadingSource.UNKNOWN)
    source_note: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    based_on_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("reading.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    truncates_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("reading.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    certainty: Mapped[str] = mapped_column(default="")
    review_state: Mapped[ReviewState] = mapped_column(default=ReviewState.UNREVIEWED)
    preferred: Mapped[bool] = mapped_column(default=False)
