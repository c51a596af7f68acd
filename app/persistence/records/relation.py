"""The mapped class of what a photograph is to another one."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.relations import RelationKind
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record


class Relation(PhotographPart, Record):
    """A related photograph: `other_code` is its reference code of today, or the one it will have.

    `other_id` is empty as long as nothing is catalogued under the code.
    """

    __tablename__ = "relation"

    kind: Mapped[RelationKind]
    other_code: Mapped[str] = mapped_column(index=True)
    other_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("photograph.id", ondelete="SET NULL"), index=True
    )
    note: Mapped[str] = mapped_column(default="")
