"""What is found when a holding is gone through: whether its files and its records still agree."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

MOST_KEPT: Final = 100
"""How many findings of one kind a report keeps. All of them are told as they are found."""


class FindingKind(StrEnum):
    """What can be wrong, or only worth telling."""

    MISSING_ORIGINAL = "missing original"
    ALTERED_ORIGINAL = "altered original"
    REPAIRED_ORIGINAL = "repaired original"
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
        FindingKind.REPAIRED_ORIGINAL,
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
    """What a holding was found to be. `originals` were read through, `photographs` looked at.

    `findings` are the first of each kind, and `counts` tells how many there are. `already` of the
    originals were read by a run that was left off, which had begun at `begun_at`.
    """

    photographs: int
    originals: int
    findings: tuple[Finding, ...] = ()
    counts: Mapping[FindingKind, int] = field(default_factory=dict)
    already: int = 0
    begun_at: datetime | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that could mean a loss."""
        return all(finding.is_harmless for finding in self.findings)


@dataclass(slots=True)
class Findings:
    """Gathers findings: the first of each kind, and how many. Each is told as it is found."""

    tell: Callable[[Finding], None] = lambda _: None
    first: list[Finding] = field(default_factory=list)
    counts: Counter[FindingKind] = field(default_factory=Counter)

    def add(self, finding: Finding) -> None:
        """Take one in."""
        self.counts[finding.kind] += 1
        if self.counts[finding.kind] <= MOST_KEPT:
            self.first.append(finding)
        self.tell(finding)

    def add_all(self, findings: Iterable[Finding]) -> None:
        """Take several in, each when it is found."""
        for one in findings:
            self.add(one)
