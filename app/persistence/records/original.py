"""The mapped class of a file in the store."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.imagery import ScanCondition
from app.persistence.records.base import Record

SHA256_LENGTH = 64
SHA512_LENGTH = 128
LIKENESS_BANDS = ("likeness_1", "likeness_2", "likeness_3", "likeness_4")


class Original(Record):
    """A file that was catalogued once, by its SHA-256. It stays when no side shows it any more.

    A revision may still speak of it, and what is gone from a side is not to be thrown away.
    PREMIS 3.0: a File, with its objectCharacteristics. `likeness` is its perceptual hash, None
    where it is not known or shows nothing; the four bands are its bits, cut up to be looked for.
    `checked_at` is when its bytes were last held against its digests; `is_damaged` what came of it.
    """

    __tablename__ = "original"
    __table_args__ = (
        *(Index(f"ix_original_{band}", band, "likeness") for band in LIKENESS_BANDS),
        Index("ix_original_checked", "checked_at", "sha256"),
        Index("ix_original_damaged", "is_damaged", "sha256"),
        Index("ix_original_condition", "condition", "sha256"),
    )

    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    sha512: Mapped[str | None] = mapped_column(String(SHA512_LENGTH))
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
    catalogued_at: Mapped[datetime]
    checked_at: Mapped[datetime | None]
    is_damaged: Mapped[bool] = mapped_column(default=False, server_default=false())
    likeness: Mapped[int | None] = mapped_column(BigInteger)
    likeness_1: Mapped[int | None] = mapped_column(Integer)
    likeness_2: Mapped[int | None] = mapped_column(Integer)
    likeness_3: Mapped[int | None] = mapped_column(Integer)
    likeness_4: Mapped[int | None] = mapped_column(Integer)
