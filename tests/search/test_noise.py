"""How much of what a word is taken for is wrong: pairs that should not meet, judged by hand.

Whatever keys two words share by the rules, without a catalogue: so the measure stays the same
whichever words the corpus has.
"""

from typing import Final

from app.domain.search_query import Word
from app.domain.search_terms import KeyKind
from app.language.analyser import Analyser
from tests.search.corpus import FOLDER, read_yaml

SURE: Final = 0.9
"""From here on a word is as good as the typed one (`app/persistence/fulltext/lookup.py`)."""
MOST_SURE: Final = 0.2
MOST_MET: Final = 0.6
"""Shares of the pairs. Russian and Ukrainian stems have no dictionary beside them: друг, другой."""


def _weights() -> list[float]:
    """How surely each pair meets; 0 where it does not."""
    analyser = Analyser()
    pairs = [
        (language, typed, written)
        for language, some in read_yaml(FOLDER / "refused.yaml").items()
        for typed, written in some
    ]
    return [_met(analyser, *pair) for pair in pairs]


def _met(analyser: Analyser, language: str, typed: str, written: str) -> float:
    word = analyser.read_query(typed)
    assert isinstance(word, Word)
    asked = {(key.kind, key.key): key.weight for key in analyser.asked_keys(word)}
    (indexed,) = analyser.indexed_words(written)
    kept = analyser.keys_of(indexed.folded, indexed.spelling, [language])
    shared = (
        min(asked[key.kind, key.key], key.weight)
        for key in kept
        if key.kind is not KeyKind.FUZZY and (key.kind, key.key) in asked
    )
    return max(shared, default=0.0)


def test_words_that_a_linguist_would_tell_apart_seldom_meet_and_hardly_ever_surely() -> None:
    weights = _weights()
    assert len(weights) > 60
    assert sum(weight >= SURE for weight in weights) <= MOST_SURE * len(weights)
    assert sum(weight > 0 for weight in weights) <= MOST_MET * len(weights)
