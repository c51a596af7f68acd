"""The mapped class of a file of a side."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.imagery import ScanCondition
from app.domain.sides import ScanRole
from app.persistence.records.base import ID_LENGTH, PhotographPart, Record

SHA256_LENGTH = 64


class Asset(PhotographPart, Record):
    """A scan, by its SHA-256. Its id is the image's in IIIF; another file is another asset.

    PREMIS 3.0: a File, with its objectCharacteristics.
    """

    __tablename__ = "asset"

    side_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("side.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[ScanRole] = mapped_column(default=ScanRole.ORIGINAL)
    file_name: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), index=True)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    width_px: Mapped[int]
    height_px: Mapped[int]
    bands: Mapped[int]
    bit_depth: Mapped[int]
    resolution_dpi: Mapped[float | None]
    icc_profile: Mapped[str | None]
    condition: Mapped[ScanCondition]
    condition_note: Mapped[str] = mapped_column(default="")
