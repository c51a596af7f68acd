"""The mapped class of a note."""

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.notes import NoteKind
from app.persistence.records.base import PhotographPart, Record


class Note(PhotographPart, Record):
    """What has no field of its own. ISAD(G) 3.6.1."""

    __tablename__ = "note"

    kind: Mapped[NoteKind]
    label: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
