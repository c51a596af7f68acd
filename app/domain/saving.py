"""What became of something that was handed in to be kept."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.imagery import Characteristics, ScanCondition, StoredOriginal
from app.domain.sides import SideKind


class Outcome(StrEnum):
    """What a handing-in did to the catalogue."""

    MADE = "made"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AccessionedScan:
    """A scan that was looked at: what its bytes are, and what picture they hold."""

    original: StoredOriginal
    characteristics: Characteristics

    @property
    def is_sound(self) -> bool:
        """Whether nothing more can be found out. Of any other a raised limit may make a picture."""
        return self.characteristics.condition is ScanCondition.SOUND


@dataclass(frozen=True, slots=True)
class Saved:
    """A photograph after it was handed in. `changed` names the fields that are not as before.

    With `is_working_copy`, all this is said of what is kept beside the public state.
    """

    id: str
    version: int
    outcome: Outcome
    changed: tuple[str, ...] = ()
    is_working_copy: bool = False


@dataclass(frozen=True, slots=True)
class SavedUnit:
    """A unit after it was handed in."""

    id: str
    version: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ScanPlace:
    """Where in the catalogue a scan's file is used."""

    photograph_id: str
    reference_code: str
    side_id: str
    side: SideKind
