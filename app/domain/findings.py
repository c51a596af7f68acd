"""What is found when a holding is gone through: whether its files and its records still agree."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What can be wrong, or only worth telling."""

    MISSING_ORIGINAL = "missing original"
    ALTERED_ORIGINAL = "altered original"
    ORPHAN_ORIGINAL = "orphan original"
    LEFTOVER = "leftover"
    BROKEN_DATABASE = "broken database"
    INDEX_OUT_OF_STEP = "index out of step"
    STALE_DOCUMENT = "stale document"
    WRONG_DOCUMENT = "wrong document"
    OLD_INDEX = "old index"
    DEAD_JOB = "dead job"
    STALE_DERIVATIVE = "stale derivative"
    DAMAGED_DERIVATIVE = "damaged derivative"
    UNMADE_DERIVATIVE = "unmade derivative"
    RECORD_BEHIND = "record behind"


HARMLESS = frozenset(
    {
        FindingKind.ORPHAN_ORIGINAL,
        FindingKind.LEFTOVER,
        FindingKind.OLD_INDEX,
        FindingKind.STALE_DOCUMENT,
        FindingKind.WRONG_DOCUMENT,
        FindingKind.STALE_DERIVATIVE,
        FindingKind.DAMAGED_DERIVATIVE,
        FindingKind.UNMADE_DERIVATIVE,
        FindingKind.RECORD_BEHIND,
    }
)
"""What a killed process may leave behind, or what can be made again. Nothing is lost by it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `subject` names the file or record, `message` says it with the way out."""

    kind: FindingKind
    subject: str
    message: str

    @property
    def is_harmless(self) -> bool:
        """Whether the catalogue is sound all the same."""
        return self.kind in HARMLESS


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a holding was found to be. `originals` were read through, `photographs` looked at."""

    photographs: int
    originals: int
    findings: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that could mean a loss."""
        return all(finding.is_harmless for finding in self.findings)
