"""The mapped classes of one change of many photographs."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.batches import ItemState
from app.persistence.records.base import ID_LENGTH, Record


class BatchEdit(Record):
    """What a batch changes in each photograph of its selection, and with which scopes.

    `search` is the query of the address of the search that found them.
    """

    __tablename__ = "batch_edit"

    batch_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("batch.id"), primary_key=True
    )
    operations: Mapped[list[Any]] = mapped_column(JSON())
    reason: Mapped[str] = mapped_column(default="")
    search: Mapped[str] = mapped_column(default="", server_default=text("''"))
    scopes: Mapped[str]
    is_undone: Mapped[bool] = mapped_column(default=False)


class BatchItem(Record):
    """One photograph of a batch's selection, in its place, and what became of it.

    `version_before` and `version_after` name its revisions around the change.
    """

    __tablename__ = "batch_item"
    __table_args__ = (Index("ix_batch_item_state", "batch_id", "state", "position"),)

    batch_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("batch_edit.batch_id"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    photograph_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    state: Mapped[ItemState]
    version_before: Mapped[int | None]
    version_after: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
