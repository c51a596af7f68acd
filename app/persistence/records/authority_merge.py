"""The mapped classes of a merge of two authorities, and of each link that it moved."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.authorities import AuthorityNoun, LinkPlace
from app.persistence.records.base import ID_LENGTH, Identified, Record


class AuthorityMergeRecord(Identified, Record):
    """That an authority was merged into another; its own record is gone, and kept here whole.

    `added_names` are the ids of the names that the other one got by it, `carried` names the facts
    that it got because it had none. `is_identification` says
    that the name alone means nobody: only the photographs that were moved mean this one by it.
    """

    __tablename__ = "authority_merge"
    __table_args__ = (Index("ix_authority_merge_name", "merged_name", "noun"),)

    noun: Mapped[AuthorityNoun]
    merged_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    target_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    merged_name: Mapped[str]
    is_identification: Mapped[bool] = mapped_column(default=False)
    former: Mapped[dict[str, Any]]
    former_version: Mapped[int]
    added_names: Mapped[list[str]] = mapped_column(JSON())
    carried: Mapped[list[str]] = mapped_column(JSON(), default=list, server_default="[]")
    reason: Mapped[str] = mapped_column(default="")
    merged_at: Mapped[datetime]
    merged_by: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(default="")


class MergedLink(Record):
    """A link that a merge moved. `owner_id` is the photograph's, or the unit's, that has it.

    `role` tells links of one owner apart where they were written anew since.
    """

    __tablename__ = "merged_link"
    __table_args__ = (Index("ix_merged_link_owner_id", "owner_id", "merge_id"),)

    merge_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("authority_merge.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[LinkPlace] = mapped_column(primary_key=True)
    link_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    owner_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    role: Mapped[str] = mapped_column(default="")
