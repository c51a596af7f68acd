"""How well a photograph answers: worked out for few, of the words that its entry keeps.

An engine's own rank over all expansions would put rare misspellings first; here a typed word counts
once, by the best of what answers it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.domain.search_terms import Reason
from app.persistence.fulltext.entry_words import COLUMNS, texts_of
from app.persistence.fulltext.plan import Group, Plan

_COMPACTNESS: Final = 0.25
_LENGTH: Final = 0.015
_TOGETHER: Final = 0.7
"""How much of the score one text makes, and the rest the photograph as a whole."""

_OTHER_FORM: Final = 0.9
_HELP: Final = 0.1
_OF_NAMES: Final = ("person", "place", "hand", "stamp", "ref", "name")
_PLACE: Final[Mapping[str, float]] = {
    "title": 0.98, "description": 0.9, **dict.fromkeys(_OF_NAMES, 0.95),
}  # fmt: skip
_PHRASE_IDF: Final = 2.0


Counting = Callable[[Sequence[str]], int]

_Met = tuple[int, Sequence[tuple[int, float]]]
"""Where a word stands in a text, and the typed words that it answers, each by number and weight."""


class Weighed(NamedTuple):
    """What answers a typed word, by how sure it is, and how much the word tells."""

    weights: Mapping[str, float]
    columns: frozenset[str]
    tells: float


class Ranking:
    """Scores entries for one plan. `tells` keeps the same from page to page, as more is added."""

    def __init__(self, plan: Plan, tells: Sequence[float]) -> None:
        groups = [*plan.groups, *plan.helpful]
        self._groups = [
            Weighed({w.folded: w.weight for w in group.words}, group.columns, weight)
            for group, weight in zip(groups, tells, strict=True)
        ]
        self._groups += [
            Weighed(dict.fromkeys(place, 1.0), run.columns, _PHRASE_IDF)
            for part in plan.parts
            for run in part.phrases
            for place in run.places
        ]
        self._shared = _shared(groups)
        self._columns = {
            name: words for name in COLUMNS if (words := _answering_words(self._groups, name))
        }

    def score(self, columns: Mapping[str, str]) -> float:
        """Score an entry by the words of its columns."""
        best: dict[int, float] = {}
        together = 0.0
        for name, words in self._columns.items():
            if words.keys().isdisjoint(columns[name].split()):  # as in most columns
                continue
            texts, others = texts_of(columns[name])
            for text in texts:
                score, own = self._text(text, words)
                together = max(together, score * _PLACE.get(name, 1.0))
                _better(best, own)
            for other in others:
                _, own = self._text(other, words)
                _better(best, {n: weight * _OTHER_FORM for n, weight in own.items()})
        apart = sum(self._groups[n].tells * weight for n, weight in sorted(best.items()))
        return round(_TOGETHER * together + (1 - _TOGETHER) * apart, 6)

    def _text(
        self, text: Sequence[str], words: Mapping[str, Sequence[tuple[int, float]]]
    ) -> tuple[float, dict[int, float]]:
        own: dict[int, float] = {}
        if words.keys().isdisjoint(text):  # as in most texts
            return 0.0, own
        met = [(place, words[word]) for place, word in enumerate(text) if word in words]
        if not self._shared.isdisjoint(text):
            met = _each_once(met)
        for _, answered in met:
            _better(own, dict(answered))
        places = [(place, number) for place, answered in met for number, _ in answered]
        score = sum(self._groups[n].tells * weight for n, weight in sorted(own.items()))
        closeness = _COMPACTNESS * _compactness(places, len(own)) if len(own) > 1 else 0.0
        return score * (1 + closeness) / (1 + _LENGTH * len(text)), own


def _shared(groups: Sequence[Group]) -> frozenset[str]:
    """Give what answers more than one typed word, and one of them as a number: 14, 1914."""
    answered = Counter(word.folded for group in groups for word in group.words)
    figures = {w.folded for group in groups for w in group.words if w.reason is Reason.NUMBER}
    return frozenset(word for word in figures if answered[word] > 1)


def _each_once(met: Sequence[_Met]) -> list[_Met]:
    """Let a word that answers several typed ones count for one of them: where it is surest."""
    several = [one for one in met if len(one[1]) > 1]
    pairs = sorted((-weight, place, n) for place, answered in several for n, weight in answered)
    given: dict[int, tuple[tuple[int, float], ...]] = {}
    taken: set[int] = set()
    for below, place, number in pairs:
        if place not in given and number not in taken:
            given[place] = ((number, -below),)
            taken.add(number)
    return [(place, given.get(place, answered)) for place, answered in met]


def _answering_words(
    groups: Sequence[Weighed], column: str
) -> dict[str, tuple[tuple[int, float], ...]]:
    """Give the words that answer in a column, each with its groups, and how well it answers."""
    words: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, group in enumerate(groups):
        if column in group.columns:
            for word, weight in group.weights.items():
                words[word].append((number, weight))
    return {word: tuple(answered) for word, answered in words.items()}


def tellings(plan: Plan, entries: int, count: Counting) -> list[float]:
    """Give how much each typed word tells: seldom ones more. `entries` counts photographs.

    `count` says how many of these have one of some words.
    """
    helpful = [_HELP * _idf(group, entries, count) for group in plan.helpful]
    return [round(_idf(group, entries, count), 3) for group in plan.groups] + helpful


def coarse(
    lengths: npt.NDArray[np.int32], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Score what nobody looks at closely: by how sure its words are, and how much else it says."""
    return weights / (1 + _LENGTH * lengths)


def _idf(group: Group, entries: int, count: Counting) -> float:
    there = count([word.folded for word in group.words])
    return log(1 + max(entries, 1) / max(there, 1))


def _better(best: dict[int, float], own: Mapping[int, float]) -> None:
    for number, weight in own.items():
        if weight > best.get(number, 0.0):
            best[number] = weight


def _compactness(places: Sequence[tuple[int, int]], count: int) -> float:
    """Say how close the words stand: 1 where nothing stands between them."""
    last: dict[int, int] = {}
    narrowest = 0
    for place, number in places:
        last[number] = place
        if len(last) == count:
            width = place - min(last.values()) + 1
            narrowest = min(narrowest or width, width)
    return min(1.0, count / narrowest) if narrowest else 0.0
