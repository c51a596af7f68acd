"""What happens to files, and what is found of them. PREMIS 3.0, Event."""

from enum import StrEnum


class FixityKind(StrEnum):
    """Terms of the Library of Congress's vocabulary of preservation events."""

    INGESTION = "ingestion"
    MESSAGE_DIGEST_CALCULATION = "message digest calculation"
    VALIDATION = "validation"
    FIXITY_CHECK = "fixity check"


class FixityOutcome(StrEnum):
    """How it went."""

    SUCCESS = "success"
    FAIL = "fail"
    WARNING = "warning"
