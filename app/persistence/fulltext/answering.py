"""Whether an entry answers an expression: what an index is not asked is looked at here."""

from collections.abc import Callable, Mapping, Sequence

from app.persistence.fulltext.entry_words import texts_of
from app.persistence.fulltext.expression import (
    AllOf,
    AnyOf,
    AnyWord,
    Close,
    Expression,
    HasValue,
    Run,
    Without,
)
from app.persistence.fulltext.values import numbers_in

Columns = Mapping[str, str]
"""The words of an entry by column, `facets` among them."""

Check = Callable[[Columns], bool]
"""Says whether an entry answers."""

_Text = Callable[[Sequence[str]], bool]


def answering(expression: Expression) -> Check:  # noqa: PLR0911 - one for each kind
    """Make the check of an expression, once for all the entries that are looked at."""
    if isinstance(expression, AllOf):
        every = [answering(part) for part in expression.parts]
        return lambda entry: all(check(entry) for check in every)
    if isinstance(expression, AnyOf):
        several = [answering(part) for part in expression.parts]
        return lambda entry: any(check(entry) for check in several)
    if isinstance(expression, HasValue):
        numbers = frozenset(map(str, expression.numbers))
        return lambda entry: not numbers.isdisjoint(("0", *numbers_in(entry["facets"])))
    if isinstance(expression, Without):
        wanted, unwanted = answering(expression.wanted), answering(expression.unwanted)
        return lambda entry: wanted(entry) and not unwanted(entry)
    if isinstance(expression, AnyWord):
        words = frozenset(expression.words)
        return _in_texts(expression.columns, lambda text: not words.isdisjoint(text))
    if isinstance(expression, Run):
        places = [frozenset(place) for place in expression.places]
        return _in_texts(expression.columns, lambda text: _runs(text, places))
    return _in_texts(expression.columns, _closeness(expression))


def _in_texts(columns: frozenset[str], answers: _Text) -> Check:
    """Look at each text of some columns by itself."""

    def check(entry: Columns) -> bool:
        for column in columns:
            if words := entry[column]:
                texts, others = texts_of(words)
                if any(map(answers, texts)) or any(map(answers, others)):
                    return True
        return False

    return check


def _closeness(close: Close) -> _Text:
    """Say whether a text has one word of each group within the distance.

    A word stands for one group only, so that `"a a"~3` wants it twice.
    """
    groups = [frozenset(group) for group in close.groups]
    every = frozenset().union(*groups)
    widest = len(groups) + close.distance

    def answers(text: Sequence[str]) -> bool:
        if every.isdisjoint(text):
            return False
        places = [place for place, word in enumerate(text) if word in every]
        if len(places) < len(groups):
            return False
        own = [[n for n, group in enumerate(groups) if text[at] in group] for at in places]
        return any(
            _fills([o for at, o in zip(places[n:], own[n:], strict=True) if at < first + widest],
                   len(groups))
            for n, first in enumerate(places)
        )  # fmt: skip

    return answers


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


def _runs(text: Sequence[str], wanted: Sequence[frozenset[str]]) -> bool:
    last = len(text) - len(wanted)
    return any(
        all(text[start + step] in words for step, words in enumerate(wanted))
        for start in range(last + 1)
    )
