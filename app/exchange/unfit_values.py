"""What no document and no record can hold, whatever it means."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.errors import Problem
from app.exchange.document_paths import DocumentPath, path_text, quoted_value

_DEEPEST = 40
_LARGEST = 2**63


def unfit_values(document: object) -> Iterator[Problem]:
    """Find NUL, half a surrogate pair, NaN, numbers past 64 bits, and nesting without end."""
    waiting: list[tuple[DocumentPath, object]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if len(path) > _DEEPEST:
            yield Problem(path_text(path), "", f"is nested deeper than {_DEEPEST} levels")
            return
        if isinstance(value, Mapping):
            yield from _unfit_names(path, value)
            waiting.extend(((*path, str(name)), item) for name, item in value.items())
        elif isinstance(value, list | tuple):
            waiting.extend(((*path, place), item) for place, item in enumerate(value))
        elif reason := why_unfit(value):
            yield Problem(path_text(path), quoted_value(value), reason)


def why_unfit(value: object) -> str:
    """Say why a single value can't be held; empty where it can."""
    if isinstance(value, str):
        return _why_unfit_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return "must be a finite number"
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return "is too large a number"
    return ""


def _why_unfit_text(text: str) -> str:
    if "\0" in text:
        return "holds a NUL character; take it out"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "holds half of a character (a lone surrogate); write it again"
    return ""


def _unfit_names(path: DocumentPath, record: Mapping[Any, Any]) -> Iterator[Problem]:
    for name in record:
        if not isinstance(name, str):
            yield Problem(path_text(path), quoted_value(name), "the name of a field must be text")
        elif reason := why_unfit(name):
            yield Problem(path_text(path), quoted_value(name), reason)
