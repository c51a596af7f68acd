"""What is left to the public of a photograph that was withdrawn."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That there was such a photograph, since when it is not shown, and why. Nothing else."""

    reference_code: str
    reason: str
    withdrawn_at: datetime
