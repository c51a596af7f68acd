"""How much a record may say: the longest letter is far shorter, a pasted book or register is not.

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

LONGEST_LIST: Final = 2_000
"""So many entries one list may have, whichever it is: subjects, sides, inscriptions of a side."""

MOST_ENTRIES: Final = 10_000
"""So many entries all lists of a record may have together: each is a row, and many are names."""

_SHOWN: Final = 40


def length_faults(description: object) -> Iterator[Problem]:
    """Find what is too long in a description, or say that all of it together is too much."""
    total = entries = 0
    for where, part in _parts("", description):
        if isinstance(part, int):
            entries += part
            if part > LONGEST_LIST:
                reason = f"has {part:,} entries, at most {LONGEST_LIST:,}"
                yield Problem(where, "", reason)
            continue
        total += len(part)
        if len(part) > LONGEST_TEXT:
            reason = f"has {len(part):,} characters, at most {LONGEST_TEXT:,}"
            yield Problem(where, f"{part[:_SHOWN]}…", reason)
    if total > MOST_TEXT:
        reason = f"its texts together have {total:,} characters, at most {MOST_TEXT:,}"
        yield Problem("", "", reason)
    if entries > MOST_ENTRIES:
        reason = f"its lists together have {entries:,} entries, at most {MOST_ENTRIES:,}"
        yield Problem("", "", reason)


def _parts(where: str, value: object) -> Iterator[tuple[str, str | int]]:
    """Give every text, and of every list how many it has, by place: `sides[0].label`, `title.en`.

    The corners of regions are no entries, and have a limit of their own.
    """
    if type(value) is str:  # what has its own kind is one of few words
        yield where, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _parts(f"{where}.{name}", part)
    elif isinstance(value, tuple | list):
        if value and (type(value[0]) is str or is_dataclass(value[0])):
            yield where, len(value)
        for number, part in enumerate(value):
            yield from _parts(f"{where}[{number}]", part)
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _parts(f"{where}.{name}" if where else name, getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
