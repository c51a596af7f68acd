"""What two descriptions do not say alike, field by field, as a person would tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

from app.domain.authorities import AuthorityDescription
from app.domain.pairing import moved, pairs
from app.domain.photographs import PhotographDescription
from app.domain.pointers import pointing, unpointed
from app.domain.sides import ScanDescription
from app.domain.units import UnitDescription
from app.domain.word_changes import WordRun, word_changes


class DifferenceKind(StrEnum):
    """What became of a field, or of a part of a list."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field, or one part of a list, that is not as before.

    `path` is where it stands after (where it stood, if it is gone), such as
    `sides[1].inscriptions[0].kind`; `moved_from` where a moved one stood. `field` is the name of
    the innermost field that the path goes through. `before` and `after` are values of the
    description: text, a number, a term, a whole part; None where there is none. Of two texts,
    `words` tells the difference word by word.
    """

    path: str
    field: str
    kind: DifferenceKind
    before: Any = None
    after: Any = None
    moved_from: str = ""
    words: tuple[WordRun, ...] = ()


_NOBODY: Final = PhotographDescription("")
_TOLD_BY_THE_CATALOGUE: Final = frozenset(
    {"id", "media_type", "width_px", "height_px", "bands", "size_bytes", "condition",
     "condition_note"}
)  # fmt: skip
_Found = Iterator[FieldDifference]


def differences(
    before: PhotographDescription | None, after: PhotographDescription
) -> tuple[FieldDifference, ...]:
    """Compare two descriptions of one photograph, in the order of their fields.

    Repeated parts are paired by id, else by what they say, else by place; where a reading, a date
    or the like points to another part, the part counts and not its number. None: all is new.
    """
    old, new = pointing(before or _NOBODY), pointing(after)
    return tuple(_Comparison(old, new).records(old, new, ""))


def unit_differences(
    before: UnitDescription, after: UnitDescription
) -> tuple[FieldDifference, ...]:
    """Compare two descriptions of one unit, in the order of their fields."""
    return tuple(_Comparison(_NOBODY, _NOBODY).records(before, after, ""))


def authority_differences(
    before: AuthorityDescription | None, after: AuthorityDescription
) -> tuple[FieldDifference, ...]:
    """Compare two descriptions of one authority, in the order of their fields. None: all is new."""
    return tuple(
        _Comparison(_NOBODY, _NOBODY).records(before or AuthorityDescription(""), after, "")
    )


class _Comparison:
    """Knows where every inscription stands, before and after: one may go to another side."""

    def __init__(self, before: PhotographDescription, after: PhotographDescription) -> None:
        self._before = dict(_standing(before))
        self._after = dict(_standing(after))

    def records(self, before: Any, after: Any, path: str) -> _Found:
        untold = _TOLD_BY_THE_CATALOGUE if isinstance(after, ScanDescription) else {"id"}
        for field in fields(after):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if old != new and field.name not in untold:
                here = f"{path}.{field.name}" if path else field.name
                yield from self._values(old, new, here, field.name)

    def _values(self, old: Any, new: Any, path: str, name: str) -> _Found:
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            for key in sorted({*old, *new}):
                texts = _one_text(old.get(key)), _one_text(new.get(key))
                if texts[0] != texts[1]:
                    yield _difference(*texts, f"{path}.{key}", name)
        elif isinstance(old, tuple) and isinstance(new, tuple) and name not in _POINTING:
            yield from self._lists(old, new, path, name)
        elif is_dataclass(old) and type(old) is type(new) and name not in _WHOLE:
            yield from self.records(old, new, path)
        else:
            yield _difference(old, new, path, name)

    def _lists(self, old: Sequence[Any], new: Sequence[Any], path: str, name: str) -> _Found:
        paired = pairs(old, new)
        out_of_turn = moved(paired)
        for was, now in paired:
            if now is None:
                yield from self._gone(old[was or 0], f"{path}[{was}]", name)
            elif was is None:
                yield from self._come(new[now], f"{path}[{now}]", name)
            else:
                here = f"{path}[{now}]"
                if now in out_of_turn:
                    yield _move(old[was], new[now], (f"{path}[{was}]", here), name)
                if old[was] != new[now]:
                    yield from self._values(old[was], new[now], here, name)

    def _gone(self, part: Any, path: str, name: str) -> _Found:
        if name != _ACROSS or part.id not in self._after:
            yield FieldDifference(path, name, DifferenceKind.REMOVED, before=unpointed(part))

    def _come(self, part: Any, path: str, name: str) -> _Found:
        if name != _ACROSS or part.id not in self._before:
            yield FieldDifference(path, name, DifferenceKind.ADDED, after=unpointed(part))
            return
        stood, was = self._before[part.id]
        yield _move(was, part, (stood, path), name)
        yield from self.records(was, part, path)


_ACROSS: Final = "inscriptions"
_WHOLE: Final = frozenset({"region"})
_POINTING: Final = frozenset({"inscription"})


def _standing(description: PhotographDescription) -> Iterator[tuple[str, tuple[str, Any]]]:
    for across, side in enumerate(description.sides):
        for down, one in enumerate(side.inscriptions):
            if one.id:
                yield one.id, (f"sides[{across}].inscriptions[{down}]", one)


def _one_text(values: Any) -> Any:
    """Take the values of a language for one text."""
    return "\n".join(values) if isinstance(values, list | tuple) else values


def _move(before: Any, after: Any, paths: tuple[str, str], name: str) -> FieldDifference:
    stood, path = paths
    return FieldDifference(
        path, name, DifferenceKind.MOVED, unpointed(before), unpointed(after), moved_from=stood
    )


def _difference(old: Any, new: Any, path: str, name: str) -> FieldDifference:
    before, after = unpointed(old), unpointed(new)
    if _is_nothing(before):
        return FieldDifference(path, name, DifferenceKind.ADDED, after=after)
    if _is_nothing(after):
        return FieldDifference(path, name, DifferenceKind.REMOVED, before=before)
    words = word_changes(before, after) if type(before) is str and type(after) is str else ()
    return FieldDifference(path, name, DifferenceKind.CHANGED, before, after, words=words)


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", ())
