"""How photographs belong together: said of one of them, and true of both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.errors import Problem


class RelationKind(StrEnum):
    """What one photograph is to another."""

    SAME_NEGATIVE = "same negative"
    PAIR = "pair"  # such as a stereograph's halves, or front and back of one sitting
    CROP_OF = "crop of"
    CROPPED_AS = "cropped as"
    RETOUCHED_FROM = "retouched from"
    RETOUCHED_AS = "retouched as"
    COPY_OF = "copy of"
    COPIED_AS = "copied as"
    RELATED = "related"

    @property
    def seen_from_there(self) -> "RelationKind":
        """What the other photograph is to the one of which this is said."""
        return _OTHER_WAY.get(self, self)


_ONE_WAY: Final = {
    RelationKind.CROP_OF: RelationKind.CROPPED_AS,
    RelationKind.RETOUCHED_FROM: RelationKind.RETOUCHED_AS,
    RelationKind.COPY_OF: RelationKind.COPIED_AS,
}
_OTHER_WAY: Final[Mapping[RelationKind, RelationKind]] = {
    **_ONE_WAY,
    **{there: here for here, there in _ONE_WAY.items()},
}


@dataclass(frozen=True, slots=True)
class RelationDescription:
    """What a photograph is to another one: `photograph` is that one's reference code.

    It is said once, of either of both, and holds for both. Nothing need be catalogued under the
    code yet: it is meant as soon as there is.
    """

    kind: RelationKind
    photograph: str
    note: str = ""


def relation_faults(
    reference_code: str, related: Sequence[RelationDescription]
) -> Iterator[Problem]:
    """Find what is wrong with the relations that are said of the photograph with this code."""
    said: set[tuple[RelationKind, str]] = set()
    against: set[tuple[RelationKind, str]] = set()
    for number, one in enumerate(related):
        where, code = f"related[{number}].photograph", one.photograph
        if not code.strip():
            yield Problem(where, code, "must be the reference code of the other photograph")
        elif code == reference_code:
            yield Problem(where, code, "is this photograph itself; name another one")
        elif (one.kind, code) in said:
            yield Problem(where, code, f"is said twice to be so ({one.kind})")
        elif (one.kind, code) in against:
            yield Problem(where, code, why_not_both(one.kind))
        said.add((one.kind, code))
        if one.kind in _OTHER_WAY:
            against.add((one.kind.seen_from_there, code))


def with_relation(
    related: Sequence[RelationDescription], kind: RelationKind, code: str
) -> tuple[RelationDescription, ...]:
    """Say of a photograph what it is to another, unless that is said already."""
    is_said = any((one.kind, one.photograph) == (kind, code) for one in related)
    return tuple(related) if is_said else (*related, RelationDescription(kind, code))


def without_relation(
    related: Sequence[RelationDescription], kind: RelationKind, code: str
) -> tuple[RelationDescription, ...]:
    """Say it no longer."""
    return tuple(one for one in related if (one.kind, one.photograph) != (kind, code))


def why_not_both(kind: RelationKind) -> str:
    """Say that both can't be true: each of two photographs is, say, a crop of the other."""
    return (
        f"can't be so ({kind}): it is recorded the other way round too ({kind.seen_from_there}); "
        "take one of both away"
    )


def goes_one_way(kind: RelationKind) -> bool:
    """Whether the other photograph can't be the same to this one."""
    return kind in _OTHER_WAY
