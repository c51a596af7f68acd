"""The shape of a photograph's form, taken from the description that it stands for.

Whatever field a description has, the form has: what is catalogued of a photograph passes through a
form whole, also where its page does not show it.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, get_args, get_origin, get_type_hints

from app.domain.region import Point
from app.exchange.document_paths import entry_type, is_language_map, without_none


class FieldKind(StrEnum):
    """How a field of a description stands in a form."""

    TEXT = "text"
    TERM = "term"
    FLAG = "flag"
    WHOLE = "whole"
    MEASURE = "measure"
    DAY = "day"
    POINTS = "points"  # corners of a polygon: `10,20 200,20 200,90`
    PLACES = "places"  # places in lists, from 0, that point to another part: `1.0`
    TEXTS = "texts"  # rows of a language and a text
    LINES = "lines"  # rows of a text alone
    PART = "part"
    PARTS = "parts"


ROWS: Final = frozenset({FieldKind.TEXTS, FieldKind.LINES, FieldKind.PARTS})
LINE: Final = "text"
"""The name of the one field of a row of `LINES`, and of the text in a row of `TEXTS`."""
LANGUAGE: Final = "language"
GIVEN: Final = "given"
"""A box of a part that may be absent: ticked, it is there, also where nothing is typed in it."""


class FieldShape:
    """One field: its kind, its Python type, its default, and whether it may be absent (None)."""

    __slots__ = ("default", "held", "is_optional", "kind")

    def __init__(self, hint: Any, default: Any) -> None:
        self.held: Any = without_none(hint)
        self.is_optional = self.held is not hint
        self.kind = _kind_of(self.held)
        self.default = default

    @property
    def part(self) -> Any:
        """The description that a part, or each of several, stands for."""
        return entry_type(self.held) if self.kind is FieldKind.PARTS else self.held

    @property
    def terms(self) -> tuple[Enum, ...]:
        """The vocabulary of a term."""
        return tuple(self.held)


@cache
def shape_of(described: type) -> Mapping[str, FieldShape]:
    """Give the fields of a description that somebody can say something in, in their order."""
    hints = get_type_hints(described)
    return MappingProxyType(
        {
            field.name: FieldShape(
                hints[field.name], None if field.default is MISSING else field.default
            )
            for field in fields(described)
        }
    )


_PLAIN: Final[Mapping[Any, FieldKind]] = {
    str: FieldKind.TEXT,
    bool: FieldKind.FLAG,
    int: FieldKind.WHOLE,
    float: FieldKind.MEASURE,
    date: FieldKind.DAY,
}


_OF_ENTRIES: Final[Mapping[Any, FieldKind]] = {str: FieldKind.LINES, Point: FieldKind.POINTS}


def _kind_of(held: Any) -> FieldKind:
    if is_language_map(held):
        return FieldKind.TEXTS
    entry = entry_type(held)
    if entry is not None:
        return _OF_ENTRIES.get(entry, FieldKind.PARTS)
    if get_origin(held) is tuple and set(get_args(held)) == {int}:
        return FieldKind.PLACES
    if held in _PLAIN:
        return _PLAIN[held]
    if is_dataclass(held):
        return FieldKind.PART
    if isinstance(held, type) and issubclass(held, Enum):
        return FieldKind.TERM
    raise TypeError(f"a form has no field for {held}")
