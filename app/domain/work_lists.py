"""What is still to be done on photographs, as lists that can be worked off."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.catalogued import PhotographSummary
from app.domain.evidence import known_only_from_the_back
from app.domain.imagery import ScanCondition
from app.domain.inscriptions import InscriptionDescription, InscriptionKind, ReadingLayer
from app.domain.photographs import PhotographDescription
from app.domain.sides import SideDescription, SideKind, SidePresence


class WorkList(StrEnum):
    """A list of photographs that want something."""

    NO_DATE = "no-date"
    NO_TRANSCRIPTION = "no-transcription"
    NO_REGION = "no-region"
    NO_RIGHTS = "no-rights"
    VERSO_MISSING = "verso-missing"
    ONLY_FROM_BACK = "only-from-back"
    DAMAGED_SCAN = "damaged-scan"
    IN_REVIEW = "in-review"
    CHANGED_BY_OTHERS = "changed-by-others"


OF_DESCRIPTIONS: Final = (
    WorkList.NO_DATE,
    WorkList.NO_TRANSCRIPTION,
    WorkList.NO_REGION,
    WorkList.NO_RIGHTS,
    WorkList.VERSO_MISSING,
    WorkList.ONLY_FROM_BACK,
    WorkList.DAMAGED_SCAN,
)
"""The lists that a description itself puts its photograph on."""

MOST_COUNTED: Final = 1000
"""How far a list is counted; of a longer one it is said that there are more."""

_BACKS: Final = frozenset({SideKind.VERSO, SideKind.MOUNT_VERSO})
_UNREADABLE: Final = InscriptionKind.ILLEGIBLE


def wanting(description: PhotographDescription) -> frozenset[WorkList]:
    """Say on which lists a description puts its photograph."""
    found = {
        WorkList.NO_DATE: not description.dates,
        WorkList.NO_TRANSCRIPTION: any(map(_is_unread, description.sides)),
        WorkList.NO_REGION: any(map(_has_no_region, description.sides)),
        WorkList.NO_RIGHTS: not description.rights,
        WorkList.VERSO_MISSING: not any(map(_is_known_verso, description.sides)),
        WorkList.ONLY_FROM_BACK: known_only_from_the_back(description),
        WorkList.DAMAGED_SCAN: any(map(_has_damaged_scan, description.sides)),
    }
    return frozenset(name for name, is_on_it in found.items() if is_on_it)


def _is_unread(side: SideDescription) -> bool:
    """Whether something on a side is not transcribed, or nobody has said what is on a back."""
    if not side.inscriptions:
        is_to_be_read = side.kind in _BACKS and side.presence is SidePresence.DIGITISED
        return is_to_be_read and bool(side.scans)
    return not all(map(_is_read, side.inscriptions))


def _is_read(inscription: InscriptionDescription) -> bool:
    """Whether somebody has read it: a translation alone shows that, and not what stands there."""
    return inscription.kind is _UNREADABLE or any(
        reading.text and reading.layer is not ReadingLayer.TRANSLATION
        for reading in inscription.readings
    )


def _has_no_region(side: SideDescription) -> bool:
    return bool(side.scans) and any(one.region is None for one in side.inscriptions)


def _has_damaged_scan(side: SideDescription) -> bool:
    """Whether a scan could not be decoded, or only in part, or is past the limits: it was kept."""
    return any(scan.condition is not ScanCondition.SOUND for scan in side.scans)


def _is_known_verso(side: SideDescription) -> bool:
    """Whether a back is there to be seen, or known to be blank."""
    return side.kind is SideKind.VERSO and (side.presence is SidePresence.BLANK or bool(side.scans))


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A photograph on a list, as its editors see it; of one that was changed, by whom and when.

    `is_prepared`: it says something else to the public until that is published.
    """

    photograph: PhotographSummary
    changed_by: str = ""
    changed_at: datetime | None = None
    is_prepared: bool = False
