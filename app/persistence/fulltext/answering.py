"""Whether an entry answers an expression: what an index is not asked is looked at here."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence

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

_Groups = tuple[int, ...]
"""The numbers of those groups of a `Close` that want a word."""


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

    A word stands for one group only, so that `"a a"~3` wants it twice. The text is gone through
    once, however long it is: what stands within the distance of a word is kept in step.
    """
    wanting = _wanting(close.groups)
    widest = len(close.groups) + close.distance

    def answers(text: Sequence[str]) -> bool:
        if wanting.keys().isdisjoint(text):
            return False
        near: deque[tuple[int, _Groups]] = deque()
        offers: Counter[_Groups] = Counter()
        looked_at: set[frozenset[tuple[_Groups, int]]] = set()
        for place, word in enumerate(text):
            if not (own := wanting.get(word)):
                continue
            near.append((place, own))
            offers[own] += 1
            while near[0][0] <= place - widest:
                _let_go(offers, near.popleft()[1])
            if len(near) < len(close.groups):
                continue
            telling = _telling(offers)
            if telling not in looked_at and _fills(telling, len(close.groups)):
                return True
            looked_at.add(telling)
        return False

    return answers


def _wanting(groups: Sequence[Sequence[str]]) -> dict[str, _Groups]:
    """Tell of each word which groups want it."""
    wanting: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for word in dict.fromkeys(group):
            wanting[word].append(number)
    return {word: tuple(numbers) for word, numbers in wanting.items()}


def _let_go(offers: Counter[_Groups], own: _Groups) -> None:
    offers[own] -= 1
    if not offers[own]:
        del offers[own]


def _telling(offers: Mapping[_Groups, int]) -> frozenset[tuple[_Groups, int]]:
    """Leave out of words that the same groups want those that are more than the groups."""
    return frozenset((own, min(count, len(own))) for own, count in offers.items())


def _fills(offers: Iterable[tuple[_Groups, int]], count: int) -> bool:
    """Whether each group can have a word of its own: a matching, found by augmenting paths."""
    words = [own for own, times in offers for _ in range(times)]
    if len(set().union(*words)) < count:
        return False
    owner: dict[int, int] = {}

    def seat(word: int, tried: set[int]) -> bool:
        for group in words[word]:
            if group in tried:
                continue
            tried.add(group)
            if group not in owner or seat(owner[group], tried):
                owner[group] = word
                return True
        return False

    return sum(seat(word, set()) for word in range(len(words))) == count


def _runs(text: Sequence[str], wanted: Sequence[frozenset[str]]) -> bool:
    last = len(text) - len(wanted)
    return any(
        all(text[start + step] in words for step, words in enumerate(wanted))
        for start in range(last + 1)
    )
