"""How long the texts of a record may be: the longest letter is far shorter, a pasted book is not.

Every save is searched, kept as a revision and published, while all who write wait for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final

from app.domain.errors import Problem

LONGEST_TEXT: Final = 100_000
"""So many characters one text may have, whichever field it is in."""

MOST_TEXT: Final = 1_000_000
"""So many characters all texts of a record may have together."""

_SHOWN: Final = 40


def length_faults(description: object) -> Iterator[Problem]:
    """Find the texts of a description that are too long, or say that all of them together are."""
    total = 0
    for where, text in _texts("", description):
        total += len(text)
        if len(text) > LONGEST_TEXT:
            reason = f"has {len(text):,} characters, at most {LONGEST_TEXT:,}"
            yield Problem(where, f"{text[:_SHOWN]}…", reason)
    if total > MOST_TEXT:
        reason = f"its texts together have {total:,} characters, at most {MOST_TEXT:,}"
        yield Problem("", "", reason)


def _texts(where: str, value: object) -> Iterator[tuple[str, str]]:
    """Give every text with its place: `sides[0].label`, `title.en[0]`."""
    if type(value) is str:  # what has its own kind is one of few words
        yield where, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(f"{where}.{name}", part)
    elif isinstance(value, tuple | list):
        for number, part in enumerate(value):
            yield from _texts(f"{where}[{number}]", part)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _texts(f"{where}.{name}" if where else name, getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
