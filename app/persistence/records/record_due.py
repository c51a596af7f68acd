"""The mapped class of a record whose file is behind."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kept_records import RecordKind
from app.persistence.records.base import ID_LENGTH, Record
from app.persistence.records.original import SHA256_LENGTH


class RecordDue(Record):
    """That a record has changed since it was last written beside its originals.

    `stamp` is another one with each change, in the order of time: whoever has written the file
    strikes off what they have seen, and no more.
    """

    __tablename__ = "record_due"

    kind: Mapped[RecordKind] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    stamp: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
