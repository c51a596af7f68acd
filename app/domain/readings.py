"""How the readings of one inscription stand to each other."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.inscriptions import ReadingDescription

Links = Sequence[tuple[str, int]]
"""The readings that a reading points to: the field that does, and the place of the other."""

READING_LINKS: Final = ("based_on", "truncates")
NO_OTHER_READING: Final = "must be the place of another reading of this inscription, from 0"
IN_A_CIRCLE: Final = "goes round in a circle: that reading rests on this one"


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One text, by the places of its readings: the whole one, and those that were cut from it.

    A cut reading says nothing of its own: it witnesses that the text was read so.
    """

    whole: int
    cut: tuple[int, ...] = ()


def witnessed(readings: Sequence[ReadingDescription]) -> tuple[Witnessed, ...]:
    """Gather readings into texts, in the order of the whole ones."""
    cut: dict[int, list[int]] = {}
    wholes = [whole_of(readings, place) for place in range(len(readings))]
    for place, whole in enumerate(wholes):
        if whole != place:
            cut.setdefault(whole, []).append(place)
    return tuple(
        Witnessed(place, tuple(cut.get(place, ())))
        for place, whole in enumerate(wholes)
        if whole == place
    )


def whole_of(readings: Sequence[ReadingDescription], place: int) -> int:
    """Give the place of the reading that this one was cut from in the end; its own if from none.

    What points to nothing, or goes round in a circle, was cut from none.
    """
    passed = {place}
    at = place
    while (whole := readings[at].truncates) is not None:
        if whole in passed or not 0 <= whole < len(readings):
            return place
        passed.add(whole)
        at = whole
    return at


def links_of(reading: ReadingDescription) -> Iterator[tuple[str, int]]:
    """Give the readings that a reading points to, each with the field that does."""
    for field in READING_LINKS:
        other = getattr(reading, field)
        if other is not None:
            yield field, other


def circular_links(links: Sequence[Links]) -> Iterator[tuple[int, str, int]]:
    """Find what makes a reading rest on itself, over others: its place, the field, where it points.

    `links` has those of each reading. One that points to itself or to nothing is passed over here.
    """
    done: set[int] = set()
    for first in range(len(links)):
        way = [(first, iter(links[first]))] if first not in done else []
        open_ = {first}
        while way:
            place, remaining = way[-1]
            for field, other in remaining:
                if other == place or not 0 <= other < len(links):
                    continue
                if other in open_:
                    yield place, field, other
                elif other not in done:
                    open_.add(other)
                    way.append((other, iter(links[other])))
                    break
            else:
                way.pop()
                open_.discard(place)
                done.add(place)


def preferred_again(kinds: Sequence[Hashable | None]) -> Iterator[tuple[int, int]]:
    """Find readings that are preferred though another of their kind is: their place, and its.

    `kinds` has the layer and language of each reading that is preferred, None for any other.
    """
    first: dict[Hashable, int] = {}
    for place, kind in enumerate(kinds):
        if kind is None:
            continue
        if kind in first:
            yield place, first[kind]
        else:
            first[kind] = place


def preferred_kind(reading: ReadingDescription) -> tuple[str, str] | None:
    """Give layer and language of a preferred reading: one of each kind may be. None for others."""
    return (reading.layer, reading.language.lower()) if reading.preferred else None


def preferred_beside(other: int) -> str:
    """Say that another reading of the same layer and language is preferred already."""
    return (
        f"reading {other}, counted from 0, is preferred too, in the same layer and language; "
        "prefer one at most"
    )
