"""Places, by what they are to a photograph. RiC-CM 1.0, RiC-E22 Place."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceRole(StrEnum):
    """What a place is to a photograph."""

    TAKEN_AT = "taken at"
    SHOWN = "shown"
    ADDRESSED_TO = "addressed to"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class PlaceDescription:
    """A place by its name, with what it is to the photograph.

    `inscription` is the one that it rests on, as in a `DateDescription`.
    """

    role: PlaceRole
    name: str
    inscription: tuple[int, int] | None = None
