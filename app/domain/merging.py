"""Two editors' changes of one description brought together, where it is certain that both stand."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from app.domain.differences import FieldDifference, differences
from app.domain.new_parts import ids_of, only_ids, with_ids
from app.domain.photographs import PhotographDescription
from app.domain.pointers import RESTING, Pointer, numbered, pointing

_NOTHING: Final = object()
_IDENTIFIED: Final = frozenset({"sides", "inscriptions", "readings", "scans"})


@dataclass(frozen=True, slots=True)
class Merged:
    """What two editors say together. Where both say something else, `description` says mine.

    Of such a `clashes` tells: `before` is theirs, `after` mine.
    """

    description: PhotographDescription
    clashes: tuple[FieldDifference, ...]


def merged(
    base: PhotographDescription, mine: PhotographDescription, theirs: PhotographDescription
) -> Merged:
    """Bring two changes of `base` together, field by field.

    A field that one of both has left alone is as the other has it. Parts with ids are merged each
    for itself; a list of parts without ids, or a text, that both have changed is a clash.
    """
    known = ids_of(base) | ids_of(mine) | ids_of(theirs)
    three = [pointing(with_ids(each)) for each in (base, mine, theirs)]
    ours = _Merging()
    description: PhotographDescription = ours.record(three[0], three[1], three[2], "")
    places = _places(description)
    sides = {side.id for side in description.sides}
    for name in RESTING:
        for part in getattr(description, name):
            rests_on, lies_on = part.inscription, getattr(part, "side", None)
            if _leads_nowhere(rests_on, places) or _leads_nowhere(lies_on, sides):
                ours.disputed.append(name)
    told = differences(theirs, mine)
    clashes = tuple(one for one in told if any(_is_in(one.path, path) for path in ours.disputed))
    return Merged(only_ids(numbered(description, inscriptions=places), known), clashes)


class _Merging:
    """Goes down three descriptions at once; `disputed` are paths (in mine) of what both changed."""

    def __init__(self) -> None:
        self.disputed: list[str] = []

    def record(self, base: Any, mine: Any, theirs: Any, path: str) -> Any:
        values = {}
        for field in fields(mine):
            here = f"{path}.{field.name}" if path else field.name
            old, own, other = (getattr(each, field.name) for each in (base, mine, theirs))
            values[field.name] = self._value(old, own, other, here, name=field.name)
        return replace(mine, **values)

    def _value(self, base: Any, mine: Any, theirs: Any, path: str, *, name: str = "") -> Any:
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping) and isinstance(base, Mapping):
            return self._languages(base, mine, theirs, path)
        if name in _IDENTIFIED:
            return self._parts(base, mine, theirs, path)
        self.disputed.append(path)
        return theirs if mine is _NOTHING else mine

    def _languages(
        self, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], path: str
    ) -> dict[str, Any]:
        chosen = {}
        for key in dict.fromkeys((*mine, *theirs, *base)):
            old, own, other = (each.get(key, _NOTHING) for each in (base, mine, theirs))
            chosen[key] = self._value(old, own, other, f"{path}.{key}")
        return {key: value for key, value in chosen.items() if value is not _NOTHING}

    def _parts(
        self, base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any], path: str
    ) -> tuple[Any, ...]:
        before, ours, others = _by_id(base), _by_id(mine), _by_id(theirs)
        chosen = {}
        numbers = {key: number for number, key in enumerate(ours)}
        for key in dict.fromkeys((*ours, *others, *before)):
            here = f"{path}[{numbers[key]}]" if key in numbers else path
            old, own, other = (each.get(key, _NOTHING) for each in (before, ours, others))
            if _NOTHING in (old, own, other):
                chosen[key] = self._value(old, own, other, here)
            else:
                chosen[key] = self.record(old, own, other, here)
        there = {key: part for key, part in chosen.items() if part is not _NOTHING}
        return tuple(there[key] for key in self._order(before, ours, others, path) if key in there)

    def _order(
        self, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], path: str
    ) -> list[str]:
        """Take the order of whoever has changed it; what the other one added follows."""
        if _common_order(mine, base) == _common_order(base, mine):
            first, second = theirs, mine
        else:
            first, second = mine, theirs
            if _common_order(theirs, base) != _common_order(base, theirs):
                self.disputed.append(path)
        return [*dict.fromkeys((*first, *second))]


def _leads_nowhere(pointer: Any, there: Container[Any]) -> bool:
    return isinstance(pointer, Pointer) and pointer.target not in there


def _by_id(parts: Sequence[Any]) -> dict[str, Any]:
    return {part.id: part for part in parts}


def _common_order(parts: Mapping[str, Any], others: Mapping[str, Any]) -> list[str]:
    return [key for key in parts if key in others]


def _is_in(path: str, disputed: str) -> bool:
    return path == disputed or path.startswith((f"{disputed}.", f"{disputed}["))


def _places(description: PhotographDescription) -> dict[Any, tuple[int, int]]:
    """Say where each inscription stands now, by its id."""
    return {
        one.id: (across, down)
        for across, side in enumerate(description.sides)
        for down, one in enumerate(side.inscriptions)
    }
