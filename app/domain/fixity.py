"""What happens to files, and what is found of them. PREMIS 3.0, Event."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FixityKind(StrEnum):
    """Terms of the Library of Congress's vocabulary of preservation events."""

    INGESTION = "ingestion"
    MESSAGE_DIGEST_CALCULATION = "message digest calculation"
    VALIDATION = "validation"
    FIXITY_CHECK = "fixity check"
    REPLICATION = "replication"
    RECOVERY = "recovery"
    DISSEMINATION = "dissemination"
    DEACCESSION = "deaccession"
    DELETION = "deletion"


class FixityOutcome(StrEnum):
    """How it went."""

    SUCCESS = "success"
    FAIL = "fail"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class CheckedOriginal:
    """What reading an original through has come to: `fault` is empty where all was right."""

    sha256: str
    sha512: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FixityLine:
    """An original, and when its bytes were last held against its digests."""

    sha256: str
    size_bytes: int
    media_type: str
    catalogued_at: datetime
    checked_at: datetime | None
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class FixitySummary:
    """All originals together; `oldest_at` is the check that lies longest ago."""

    originals: int
    size_bytes: int
    damaged: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadingMark:
    """How far a reading through of all originals has come, by digest: what comes `after` is unread.

    It has begun at `begun_at`, and read `originals` files since then.
    """

    begun_at: datetime
    after: str = ""
    originals: int = 0
