"""Where in a document something stands, and what may stand there."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

DocumentPath = tuple[str | int, ...]
"""Names of fields and places in lists (from 0), from the outermost inwards."""

_LONGEST_SHOWN = 120


def path_text(path: DocumentPath) -> str:
    """Write a path as people read it: `sides[1].inscriptions[0].kind`."""
    text = ""
    for step in path:
        if step == "[key]":
            continue
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return _tellable(text)


def quoted_value(value: object) -> str:
    """Show a value in a message, shortened: a whole record would hide the fault."""
    text = value if isinstance(value, str) else "" if value is None else repr(value)
    return _tellable(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")


def _tellable(text: str) -> str:
    """Write half a character by its number: no answer and no terminal could take it as it is."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def without_none(hint: Any) -> Any:
    """Take `None` out of a type such as `Region | None`."""
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def entry_type(hint: Any) -> Any:
    """Give the type of the entries of a list, None where the type is no list."""
    arguments = get_args(hint)
    if get_origin(hint) is list or (get_origin(hint) is tuple and arguments[-1] is Ellipsis):
        return arguments[0]
    return None


def is_language_map(hint: Any) -> bool:
    """Whether a type is a map of texts by language."""
    return get_origin(hint) is Mapping


@cache
def field_types(described: type) -> Mapping[str, Any]:
    """Give the fields of a description with their types, in their order."""
    hints = get_type_hints(described)
    types = {field.name: without_none(hints[field.name]) for field in fields(described)}
    return MappingProxyType(types)


def permitted_fields(described: type, path: DocumentPath) -> str:
    """Name the fields of the description that stands at a path within `described`."""
    here: Any = described
    for step in path:
        here = entry_type(here) if isinstance(step, int) else field_types(here).get(step)
        if here is None:
            return ""
    if not isinstance(here, type) or not is_dataclass(here):
        return ""
    return ", ".join(field_types(here))
