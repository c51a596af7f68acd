"""Which part of a description is which part of another: by id, by likeness, by place."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, Final

Pair = tuple[int | None, int | None]
"""A part's place before and after, from 0; None where it is not there."""

_MOST_COMPARED: Final = 20_000  # pairs of parts; beyond, likeness is not looked for
_LIKE_ENOUGH: Final = 0.5
_KEYS: Final = ("kind", "of", "role", "layer", "code")


def pairs(before: Sequence[Any], after: Sequence[Any]) -> list[Pair]:
    """Pair the parts of two lists, each at most once; those that are new or gone stand alone.

    A part with an id is paired by it alone with another that has one. Of the rest, equal ones are
    paired first, then those that are most alike. In the order of `after`; what is gone follows.
    """
    found: dict[int, int] = {}
    _pair_equal(found, list(map(_identity, before)), list(map(_identity, after)))
    anonymous = [n for n, part in enumerate(after) if n not in found and not _id(part)]
    free = [n for n in range(len(before)) if n not in found.values()]
    if len(anonymous) * len(free) <= _MOST_COMPARED:
        _pair_alike(found, before, after, (free, anonymous))
    taken = set(found.values())
    gone: list[Pair] = [(n, None) for n in range(len(before)) if n not in taken]
    return [*((found.get(n), n) for n in range(len(after))), *gone]


def moved(paired: Sequence[Pair]) -> frozenset[int]:
    """Name by their place after the fewest parts that must have been moved."""
    both = [(old, new) for old, new in paired if old is not None and new is not None]
    stayed = set(_longest_rising([old for old, _ in both]))
    return frozenset(new for old, new in both if old not in stayed)


def _id(part: Any) -> str:
    return getattr(part, "id", "")


def _identity(part: Any) -> Any:
    return _id(part) or repr(part)


def _pair_equal(found: dict[int, int], before: list[Any], after: list[Any]) -> None:
    places: dict[Any, list[int]] = {}
    for n, key in enumerate(before):
        places.setdefault(key, []).append(n)
    for n, key in enumerate(after):
        if places.get(key):
            found[n] = places[key].pop(0)


def _pair_alike(
    found: dict[int, int],
    before: Sequence[Any],
    after: Sequence[Any],
    unpaired: tuple[Sequence[int], Sequence[int]],
) -> None:
    old_places, new_places = unpaired
    ranked = sorted(
        (-_likeness(before[old], after[new]), abs(old - new), new, old)
        for old in old_places
        for new in new_places
    )
    taken = set(found.values())
    for likeness, _, new, old in ranked:
        if -likeness >= _LIKE_ENOUGH and new not in found and old not in taken:
            found[new] = old
            taken.add(old)


def _likeness(one: Any, other: Any) -> float:
    """Say from 0 to 1 how much two parts say the same; parts of another sort are not alike."""
    if isinstance(one, str) or isinstance(other, str):
        return 0.0
    names = [field.name for field in fields(one) if field.name != "id"]
    if any(getattr(one, key) != getattr(other, key) for key in _KEYS if key in names):
        return 0.0
    told = [name for name in names if getattr(one, name) or getattr(other, name)]
    same = sum(getattr(one, name) == getattr(other, name) for name in told)
    return max(same / len(told), _LIKE_ENOUGH) if told else 1.0


def _longest_rising(numbers: Sequence[int]) -> Iterator[int]:
    """Give the longest rising part of a sequence of different numbers."""
    ends: list[int] = []
    at: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        at.append(place)
    wanted = len(ends) - 1
    for number, place in zip(reversed(numbers), reversed(at), strict=True):
        if place == wanted:
            yield number
            wanted -= 1
