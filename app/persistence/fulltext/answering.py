"""Whether an entry answers an expression: what an index is not asked is looked at here."""

from collections.abc import Iterator, Mapping, Sequence

from app.persistence.fulltext.entry_words import texts_of
from app.persistence.fulltext.expression import (
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
)
from app.persistence.fulltext.values import numbers_in

Columns = Mapping[str, str]
"""The words of an entry by column, `facets` among them."""


def answers(expression: Expression, entry: Columns) -> bool:  # noqa: PLR0911 - one for each kind
    """Whether an entry answers."""
    if isinstance(expression, AllOf):
        return all(answers(part, entry) for part in expression.parts)
    if isinstance(expression, AnyOf):
        return any(answers(part, entry) for part in expression.parts)
    if isinstance(expression, AnyWord):
        wanted = frozenset(expression.words)
        return any(not wanted.isdisjoint(text) for text in _texts(entry, expression.columns))
    if isinstance(expression, HasValue):
        own = {"0", *numbers_in(entry["facets"])}
        return any(str(number) in own for number in expression.numbers)
    if isinstance(expression, Run):
        return any(_runs(text, expression.places) for text in _texts(entry, expression.columns))
    if isinstance(expression, Close):
        return any(is_close(text, expression) for text in _texts(entry, expression.columns))
    return answers(expression.wanted, entry) and not answers(expression.unwanted, entry)


def is_close(text: Sequence[str], close: Close) -> bool:
    """Whether a text has one word of each group within the distance.

    A word stands for one group only, so that `"a a"~3` wants it twice.
    """
    groups = [frozenset(group) for group in close.groups]
    widest = len(groups) + close.distance
    hits = [
        (place, [number for number, group in enumerate(groups) if word in group])
        for place, word in enumerate(text)
    ]
    hits = [hit for hit in hits if hit[1]]
    return any(
        _fills([own for place, own in hits[start:] if place < first + widest], len(groups))
        for start, (first, _) in enumerate(hits)
    )


def _fills(offers: list[list[int]], count: int) -> bool:
    """Whether each group can have a word of its own: a matching, found by augmenting paths."""
    owner: dict[int, int] = {}

    def seat(word: int, tried: set[int]) -> bool:
        for group in offers[word]:
            if group in tried:
                continue
            tried.add(group)
            if group not in owner or seat(owner[group], tried):
                owner[group] = word
                return True
        return False

    for word in range(len(offers)):
        seat(word, set())
        if len(owner) == count:
            return True
    return False


def _runs(text: Sequence[str], places: Sequence[tuple[str, ...]]) -> bool:
    wanted = [frozenset(place) for place in places]
    last = len(text) - len(wanted)
    return any(
        all(text[start + step] in words for step, words in enumerate(wanted))
        for start in range(last + 1)
    )


def _texts(entry: Columns, columns: frozenset[str]) -> Iterator[list[str]]:
    for column in columns:
        if words := entry[column]:
            texts, others = texts_of(words)
            yield from texts
            yield from others
