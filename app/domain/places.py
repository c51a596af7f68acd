"""Places, by what they are to a photograph. RiC-CM 1.0, RiC-E22 Place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_MOST_NORTH: Final = 90
_MOST_EAST: Final = 180


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


@dataclass(frozen=True, slots=True)
class PlacePoint:
    """A place on a map, by its preferred name; degrees of WGS 84, north and east of zero."""

    id: str
    name: str
    latitude: float
    longitude: float


def why_no_point(latitude: float | None, longitude: float | None) -> dict[str, str]:
    """Say of each degree why it can't be; nothing where both can, or nothing is told."""
    if latitude is None and longitude is None:
        return {}
    ends = {"latitude": (latitude, _MOST_NORTH), "longitude": (longitude, _MOST_EAST)}
    return {
        name: reason
        for name, (degrees, most) in ends.items()
        if (reason := _why_no_degrees(degrees, most))
    }


def _why_no_degrees(degrees: float | None, most: int) -> str:
    if degrees is None:
        return "is missing: a place on the map has both degrees"
    return "" if -most <= degrees <= most else f"must be from -{most} to {most} degrees"
