"""What an index is asked, in no index's language: exact folded words, and how they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from app.persistence.fulltext.entry_words import COLUMNS

ANYWHERE = frozenset(COLUMNS)


@dataclass(frozen=True, slots=True)
class AnyWord:
    """At least one of these words stands in one of these columns."""

    words: tuple[str, ...]
    columns: frozenset[str] = ANYWHERE


@dataclass(frozen=True, slots=True)
class Run:
    """Words next to each other in one text, in this order; at each place any of these."""

    places: tuple[tuple[str, ...], ...]
    columns: frozenset[str] = ANYWHERE


@dataclass(frozen=True, slots=True)
class Close:
    """One of each of these words, in any order, with at most so many others between them.

    Where an index knows nothing of places, `widened` puts what it can answer in its place, and
    `answering` looks again at what it finds.
    """

    groups: tuple[tuple[str, ...], ...]
    distance: int
    columns: frozenset[str] = ANYWHERE


@dataclass(frozen=True, slots=True)
class HasValue:
    """One of these facet values, by number; `(0,)` is had by every entry."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these. There is at least one."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these at least. There is at least one."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first, and not the second."""

    wanted: "Expression"
    unwanted: "Expression"


Expression: TypeAlias = AnyWord | Run | Close | HasValue | AllOf | AnyOf | Without

EVERYTHING = HasValue((0,))
NOTHING = AnyWord(())
"""What no entry answers."""


def all_of(*parts: Expression) -> Expression:
    """Join parts, leaving out what says nothing."""
    told = tuple(dict.fromkeys(part for part in parts if part != EVERYTHING))
    if NOTHING in told:
        return NOTHING
    if not told:
        return EVERYTHING
    return told[0] if len(told) == 1 else AllOf(told)


def any_of(*parts: Expression) -> Expression:
    """Give what answers any part."""
    told = tuple(dict.fromkeys(part for part in parts if part != NOTHING))
    if not told:
        return NOTHING
    return told[0] if len(told) == 1 else AnyOf(told)


def widened(expression: Expression, *, wanted: bool = True) -> Expression:
    """Give what postings without places can be asked, which answers as much or more."""
    if isinstance(expression, Close):
        if not wanted:
            return NOTHING
        return all_of(*(AnyWord(group, expression.columns) for group in expression.groups))
    if isinstance(expression, AllOf | AnyOf):
        join = all_of if isinstance(expression, AllOf) else any_of
        return join(*(widened(part, wanted=wanted) for part in expression.parts))
    if isinstance(expression, Without):
        unwanted = widened(expression.unwanted, wanted=not wanted)
        base = widened(expression.wanted, wanted=wanted)
        return base if unwanted == NOTHING else Without(base, unwanted)
    return expression


def asks_closeness(expression: Expression) -> bool:
    """Whether what an index finds must be looked at again."""
    if isinstance(expression, AllOf | AnyOf):
        return any(map(asks_closeness, expression.parts))
    if isinstance(expression, Without):
        return asks_closeness(expression.wanted) or asks_closeness(expression.unwanted)
    return isinstance(expression, Close)


def asks_values(expression: Expression) -> bool:
    """Whether anything in it is about values: that is no question to an index."""
    if isinstance(expression, AllOf | AnyOf):
        return any(map(asks_values, expression.parts))
    if isinstance(expression, Without):
        return asks_values(expression.wanted) or asks_values(expression.unwanted)
    return isinstance(expression, HasValue)


def runs(run: Run, *, at_most: int) -> Iterator[tuple[str, ...]]:
    """Give the single phrases that a run stands for; no more than so many."""
    made: list[tuple[str, ...]] = [()]
    for place in run.places:
        made = [(*phrase, word) for phrase in made for word in place][:at_most]
    yield from made
