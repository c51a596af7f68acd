"""The mapped class of a photograph's place on a work list."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.work_lists import WorkList
from app.persistence.records.base import ID_LENGTH, Record


class WorkItem(Record):
    """That a photograph wants something. Written with each description, and made from it alone."""

    __tablename__ = "work_item"

    work: Mapped[WorkList] = mapped_column(primary_key=True)
    photograph_id: Mapped[str] = mapped_column(
        String(ID_LENGTH),
        ForeignKey("photograph.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    )
