"""What of the catalogue's own words answers a typed one: the dictionary, looked up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.search_query import Asked, Expand, Wildcard, Word
from app.domain.search_terms import LONGEST_WORD, AcceptedWord, KeyKind, Reason, TermKey
from app.persistence.analysis import Analyser
from app.persistence.fulltext.dictionary import stored
from app.persistence.fulltext.kept_words import words_of
from app.persistence.prepared import Prepared, rows_of_all, some_of
from app.persistence.records.search_term import FuzzyDeletion, FuzzyKey, Term, TermKeyRecord

MOST_WORDS: Final = 150
"""How many words of the catalogue may answer one typed word."""

SURE: Final = 0.9
"""From this weight on a word is as good as the typed one."""

_LOOKED_AT: Final = 20_000
_MOST_FUZZY_KEYS: Final = 60
_SHORTEST_WITHIN: Final = 5
_MOST_LONGER: Final = 20
_WITHIN: Final = 0.45
_MISTYPED: Final = {0: 0.6, 1: 0.5, 2: 0.35}
_REASONS: Final = {
    KeyKind.FORM: Reason.SPELLING,
    KeyKind.ABBREVIATION: Reason.ABBREVIATED,
    KeyKind.NUMBER: Reason.NUMBER,
    KeyKind.NAME: Reason.CALLED,
    KeyKind.SKELETON: Reason.TRANSLITERATED,
    KeyKind.SKELETON_STEM: Reason.TRANSLITERATED,
    KeyKind.CONSONANTS: Reason.TRANSLITERATED,
    KeyKind.LACUNA: Reason.DAMAGED,
}
_OF_INFLECTION: Final = frozenset(KeyKind) - {
    KeyKind.ABBREVIATION, KeyKind.NUMBER, KeyKind.NAME, KeyKind.SKELETON, KeyKind.SKELETON_STEM,
    KeyKind.CONSONANTS, KeyKind.FUZZY,
}  # fmt: skip


_KEYS: Final = Prepared(
    select(TermKeyRecord.key, Term.term, Term.df, TermKeyRecord.weight)
    .join(Term, Term.id == TermKeyRecord.term_id)
    .where(some_of(TermKeyRecord.key))
    .limit(_LOOKED_AT)
)
_KNOWN: Final = Prepared(select(Term.term, Term.df).where(some_of(Term.term)))
_FUZZY: Final = Prepared(
    select(FuzzyKey.key)
    .join(FuzzyDeletion, FuzzyDeletion.fuzzy_key_id == FuzzyKey.id)
    .where(some_of(FuzzyDeletion.number))
    .limit(_LOOKED_AT)
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """All that answers a typed word, the surest first. `is_cut`: there is more."""

    words: tuple[AcceptedWord, ...]
    is_cut: bool = False

    @property
    def df(self) -> int:
        """In how many photographs it stands, about."""
        return sum(word.df for word in self.words)


def accepted(
    session: Session, analyser: Analyser, asked: Iterable[Asked], *, expand: Expand
) -> dict[Asked, Accepted]:
    """Look typed words up, all of them at once."""
    every = tuple(dict.fromkeys(asked))
    words = [one for one in every if isinstance(one, Word)]
    keys = {word: _keys(analyser, word, expand) for word in words}
    rows = _rows(session, {stored(key) for some in keys.values() for key in some})
    found = {word: _accepted(word, keys[word], rows) for word in words}
    if expand is Expand.NONE:
        found = {word: _exact_alone(one) for word, one in found.items()}
    return found | {one: wildcard_words(session, one) for one in every if isinstance(one, Wildcard)}


def exact_forms(word: Word) -> tuple[str, ...]:
    """Give a typed word's own folded forms, as the index has them."""
    return tuple(dict.fromkeys(form[:LONGEST_WORD] for form in word.forms))


def mistyped(session: Session, analyser: Analyser, words: Collection[Word]) -> dict[Word, Accepted]:
    """Give the words that each typed one may be if it, or they, were mistyped."""
    near = _near(session, analyser, words)
    best = {
        word: sorted(keys, key=lambda key: (-keys[key], key))[:_MOST_FUZZY_KEYS]
        for word, keys in near.items()
    }
    rows = _rows(session, {_fuzzy(key) for keys in best.values() for key in keys})
    return {word: _mistyped(keys, near[word], rows) for word, keys in best.items()}


def _near(
    session: Session, analyser: Analyser, words: Collection[Word]
) -> dict[Word, dict[str, float]]:
    """Give for each word the keys within a few mistypings, and how sure each is."""
    forms = {word: analyser.fuzzy_forms(word) for word in words}
    every = list(dict.fromkeys(form for some in forms.values() for form in some))
    asked = [(_FUZZY, analyser.deletions(form)) for form in every]
    told = rows_of_all(session.connection(), asked)
    near: dict[Word, dict[str, float]] = {word: {} for word in words}
    candidates = dict(zip(every, told, strict=True))
    for word, some in forms.items():
        for form in some:
            for key in sorted({row[0] for row in candidates[form]}):
                distance = analyser.distance(form, key)
                if distance is not None and (form, distance) != (key, 0):
                    weight = _MISTYPED.get(distance, min(_MISTYPED.values()))
                    near[word][key] = max(near[word].get(key, 0.0), weight)
    return near


def _mistyped(best: Sequence[str], near: Mapping[str, float], rows: "_Found") -> Accepted:
    weights: dict[str, tuple[float, int]] = {}
    for key in best:
        for term, df, _ in rows.get(_fuzzy(key), ()):
            weights[term] = max(weights.get(term, (0.0, df)), (near[key], df))
    words = [AcceptedWord(t, w, Reason.MISTYPED, df) for t, (w, df) in weights.items()]
    return _capped(words)


def _fuzzy(key: str) -> str:
    return stored(TermKey(KeyKind.FUZZY, key))


def longer_words(session: Session, forms: Collection[str]) -> dict[str, list[AcceptedWord]]:
    """Give words that begin or end in a typed one, as compounds do, the frequent ones first."""
    words, most = words_of(session), _MOST_LONGER + 1  # the word itself may be among them
    at_an_edge = {
        form: {
            *words.fitting(Wildcard((form, "")), most),
            *words.fitting(Wildcard(("", form)), most),
        }
        - {form}
        for form in forms
        if len(form) >= _SHORTEST_WITHIN
    }
    there = known(session, {word for some in at_an_edge.values() for word in some})
    return {form: _frequent(some, there) for form, some in at_an_edge.items()}


def _frequent(words: Collection[str], there: Mapping[str, int]) -> list[AcceptedWord]:
    in_order = sorted((-there[word], word) for word in words if word in there)
    return [AcceptedWord(word, _WITHIN, Reason.WITHIN, -df) for df, word in in_order[:_MOST_LONGER]]


def known(session: Session, words: Collection[str]) -> dict[str, int]:
    """Give those folded words that the dictionary has, each with its number of photographs."""
    rows = _KNOWN.rows(session.connection(), sorted(words))
    return {term: df for term, df in rows}  # noqa: C416 - rows are of two


def wildcard_words(session: Session, wildcard: Wildcard) -> Accepted:
    """Give the words of which a part is told, the frequent ones first."""
    if not any(wildcard.pieces):
        return Accepted((), is_cut=True)
    fitting = words_of(session).fitting(wildcard, 2 * MOST_WORDS)
    there = known(session, fitting)
    return _capped(AcceptedWord(word, 1.0, Reason.WILDCARD, df) for word, df in there.items())


def _keys(analyser: Analyser, word: Word, expand: Expand) -> tuple[TermKey, ...]:
    exact = tuple(TermKey(KeyKind.FORM, form) for form in exact_forms(word))
    if expand is Expand.NONE:
        return exact
    keys = analyser.asked_keys(word)
    if expand is Expand.INFLECTION:
        keys = tuple(key for key in keys if key.kind in _OF_INFLECTION)
    return (*exact, *keys)


_Found = Mapping[str, Sequence[tuple[str, int, float]]]
"""By key as it is stored: words, their number of photographs, and how sure the key is of them."""


def _rows(session: Session, keys: Collection[str]) -> _Found:
    found: defaultdict[str, list[tuple[str, int, float]]] = defaultdict(list)
    for key, term, df, weight in _KEYS.rows(session.connection(), sorted(keys)):
        found[key].append((term, df, weight))
    return found


def _accepted(word: Word, keys: Sequence[TermKey], rows: _Found) -> Accepted:
    exact = exact_forms(word)
    best = {form: AcceptedWord(form, 1.0, Reason.EXACT, 0) for form in exact}
    for key in keys:
        reason = _REASONS.get(key.kind, Reason.INFLECTED)
        for term, df, weight in rows.get(stored(key), ()):
            if term in exact:
                best[term] = AcceptedWord(term, 1.0, Reason.EXACT, df)
                continue
            sure = min(key.weight, weight)
            if term not in best or best[term].weight < sure:
                best[term] = AcceptedWord(term, sure, reason, df)
    return _capped(best.values())


def _exact_alone(found: Accepted) -> Accepted:
    return Accepted(tuple(word for word in found.words if word.reason is Reason.EXACT))


def _capped(words: Iterable[AcceptedWord]) -> Accepted:
    in_order = sorted(words, key=lambda one: (-one.weight, -one.df, one.folded))
    return Accepted(tuple(in_order[:MOST_WORDS]), is_cut=len(in_order) > MOST_WORDS)
