"""What is left to the public of what was withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.activities import PublicNoun


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That there was such a thing, since when it is not shown, and why. Nothing else.

    A photograph always says why; a unit that was taken back never does.
    """

    reference_code: str
    reason: str
    withdrawn_at: datetime
    noun: PublicNoun = PublicNoun.PHOTOGRAPH
