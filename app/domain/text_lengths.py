"""How much a record may say: the longest letter is far shorter, a pasted book or register is not.

Every save is searched, kept as a revision and published, while all who write wait for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
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


@dataclass(frozen=True, slots=True)
class _Lengths:
    """The longest text and list of a description, and all of them together."""

    text: int = LONGEST_TEXT
    texts: int = MOST_TEXT
    entries: int = LONGEST_LIST
    all_entries: int = MOST_ENTRIES


def length_faults(description: object, *kept: object) -> Iterator[Problem]:
    """Find what is too long in a description, or say that all of it together is too much.

    What a state of it has that is `kept` already, from before there were limits, it may go on
    having: a record that can't be saved any more could not be corrected either. It may not grow.
    """
    problems = list(_faults(description, _Lengths()))
    if problems and kept:
        problems = list(_faults(description, _at_most(kept)))
    yield from problems


def _faults(description: object, most: _Lengths) -> Iterator[Problem]:
    total = entries = 0
    for where, part in _parts("", description):
        if isinstance(part, int):
            entries += part
            if part > most.entries:
                reason = f"has {part:,} entries, at most {most.entries:,}"
                yield Problem(where, "", reason)
            continue
        total += len(part)
        if len(part) > most.text:
            reason = f"has {len(part):,} characters, at most {most.text:,}"
            yield Problem(where, f"{part[:_SHOWN]}…", reason)
    if total > most.texts:
        reason = f"its texts together have {total:,} characters, at most {most.texts:,}"
        yield Problem("", "", reason)
    if entries > most.all_entries:
        reason = f"its lists together have {entries:,} entries, at most {most.all_entries:,}"
        yield Problem("", "", reason)


def _at_most(kept: Iterable[object]) -> _Lengths:
    """Give the limits, and where a state that was kept is beyond one of them, what it has."""
    most = _Lengths()
    for description in kept:
        parts = [part for _, part in _parts("", description)]
        texts = [len(part) for part in parts if isinstance(part, str)]
        lists = [part for part in parts if isinstance(part, int)]
        most = _Lengths(
            max(most.text, *texts, 0),
            max(most.texts, sum(texts)),
            max(most.entries, *lists, 0),
            max(most.all_entries, sum(lists)),
        )
    return most


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
