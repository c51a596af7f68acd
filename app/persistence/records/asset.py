"""The mapped class of a scan of a side."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.domain.sides import ScanRole
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record
from app.persistence.records.original import SHA256_LENGTH, Original


class Asset(PhotographPart, Record):
    """A file in its use: as a scan of this side, and of no other in the whole catalogue.

    Its id is the image's in IIIF; another file is another asset.
    """

    __tablename__ = "asset"

    side_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("side.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[ScanRole] = mapped_column(default=ScanRole.ORIGINAL)
    file_name: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(
        String(SHA256_LENGTH), ForeignKey("original.sha256"), unique=True
    )

    original: Mapped[Original] = relationship(lazy="raise")
