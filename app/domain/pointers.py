"""Parts of a description that point to others: by number when handed in, here by what is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.domain.agents import ContributionDescription
from app.domain.dating import DateDescription
from app.domain.inscriptions import InscriptionDescription, ReadingDescription
from app.domain.photographs import PhotographDescription
from app.domain.places import PlaceDescription
from app.domain.sides import SideDescription

_OF_READINGS: Final = ("based_on", "truncates")
RESTING: Final = ("dates", "agents", "places")  # lists whose parts may rest on an inscription


_POINTING: Final[Mapping[type, tuple[str, ...]]] = {
    DateDescription: ("inscription",),
    PlaceDescription: ("inscription",),
    ContributionDescription: ("inscription", "side"),
    ReadingDescription: _OF_READINGS,
}


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a part points to: the id of its target (its number, if it has no id); `number` as told.

    Two pointers say the same if they mean the same target, wherever that stands.
    """

    target: Any
    number: Any = field(compare=False)


def pointing(description: PhotographDescription) -> PhotographDescription:
    """Put a `Pointer` in the place of each number that means another part."""
    ids = [[one.id for one in side.inscriptions] for side in description.sides]
    sides = [side.id for side in description.sides]

    def inscription_at(place: Any) -> Any:
        if place is None:
            return None
        side, down = place
        is_there = 0 <= side < len(ids) and 0 <= down < len(ids[side])
        return Pointer(ids[side][down] or place if is_there else place, place)

    def side_at(number: Any) -> Any:
        return _pointer(sides, number)

    return _with(description, inscription_at, side_at, _pointer)


def numbered(
    description: PhotographDescription, *, inscriptions: Mapping[Any, tuple[int, int]]
) -> PhotographDescription:
    """Put numbers back: those at which the targets stand now, `inscriptions` by their ids.

    What pointed to something that is gone points to nothing.
    """
    sides = {side.id: number for number, side in enumerate(description.sides)}

    def inscription_at(pointer: Any) -> Any:
        return inscriptions.get(pointer.target) if isinstance(pointer, Pointer) else pointer

    def side_at(pointer: Any) -> Any:
        return sides.get(pointer.target) if isinstance(pointer, Pointer) else pointer

    def reading_at(ids: list[str], pointer: Any) -> Any:
        if not isinstance(pointer, Pointer):
            return pointer
        return ids.index(pointer.target) if pointer.target in ids else None

    return _with(description, inscription_at, side_at, reading_at)


def unpointed(value: Any) -> Any:
    """Give a value of a description as it was handed in."""
    if isinstance(value, Pointer):
        return value.number
    if names := _POINTING.get(type(value)):
        return replace(value, **{name: unpointed(getattr(value, name)) for name in names})
    if isinstance(value, InscriptionDescription):
        return replace(value, readings=tuple(map(unpointed, value.readings)))
    if isinstance(value, SideDescription):
        return replace(value, inscriptions=tuple(map(unpointed, value.inscriptions)))
    return value


def _pointer(ids: list[str], number: Any) -> Any:
    if number is None:
        return None
    return Pointer(ids[number] or number if 0 <= number < len(ids) else number, number)


def _with(
    description: PhotographDescription,
    of_inscription: Callable[[Any], Any],
    of_side: Callable[[Any], Any],
    of_reading: Callable[[list[str], Any], Any],
) -> PhotographDescription:
    def inscription(one: InscriptionDescription) -> InscriptionDescription:
        ids = [reading.id for reading in one.readings]
        readings = (
            replace(r, **{name: of_reading(ids, getattr(r, name)) for name in _OF_READINGS})
            for r in one.readings
        )
        return replace(one, readings=tuple(readings))

    def resting(part: Any) -> Any:
        told = {"inscription": of_inscription(part.inscription)}
        if isinstance(part, ContributionDescription):
            told["side"] = of_side(part.side)
        return replace(part, **told)

    resting_parts: dict[str, Any] = {
        name: tuple(map(resting, getattr(description, name))) for name in RESTING
    }
    return replace(
        description,
        sides=tuple(
            replace(side, inscriptions=tuple(map(inscription, side.inscriptions)))
            for side in description.sides
        ),
        **resting_parts,
    )
