"""Documents back into descriptions: the other way of `app.domain.documents`."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def read_back(described: type[T], document: Mapping[str, Any]) -> T:
    """Make the description again that `as_document` wrote down.

    Only for what the catalogue has kept itself: nothing is checked. A field that a description of
    today has no more is passed over; what was left out says nothing.
    """
    readers = _readers(cast("Any", described))
    given = {name: readers[name](value) for name, value in document.items() if name in readers}
    return described(**given)


@cache
def _readers(described: Any) -> Mapping[str, Callable[[Any], Any]]:
    hints = get_type_hints(described)
    return {field.name: _reader(hints[field.name]) for field in fields(described)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Give what reads a value of one type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        read = _reader(next(part for part in arguments if part is not NoneType))
        return lambda value: None if value is None else read(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        entry = _reader(arguments[0])
        return lambda values: tuple(map(entry, values))
    if origin is tuple:
        return tuple
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: read_back(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return date.fromisoformat if hint is date else lambda value: value
