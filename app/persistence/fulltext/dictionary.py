"""The term dictionary: how it learns words, and counts in how many photographs each stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.search_terms import LONGEST_WORD, KeyKind, TermKey
from app.persistence.analysis import Analyser
from app.persistence.fulltext.entry_words import Form, WrittenForm
from app.persistence.fulltext.inserting import add_to, insert_missing, insert_or_better
from app.persistence.fulltext.listed_words import add_own_keys, add_words, forms_of_words
from app.persistence.portions import portions
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.search_term import (
    FuzzyDeletion,
    FuzzyKey,
    Term,
    TermForm,
    TermKeyRecord,
)

T = TypeVar("T")
_KEY_COLUMNS: Final = ("key", "term_id", "weight", "generation")
_AT_ONCE: Final = 500


_FORMS: Final = Prepared(
    select(Term.term, TermForm.spelling, TermForm.language)
    .join(TermForm, TermForm.term_id == Term.id)
    .where(some_of(Term.term))
)
_IDS: Final = Prepared(select(Term.term, Term.id).where(some_of(Term.term)))


class Lesson(NamedTuple):
    """A form that is new to the dictionary, with the keys that come of it."""

    form: Form
    keys: tuple[TermKey, ...]


def lessons(analyser: Analyser, forms: Iterable[WrittenForm]) -> list[Lesson]:
    """Work out the keys of forms. Nothing is written: others need not wait."""
    return [Lesson(form, _keys(analyser, form)) for form in map(Form._make, sorted(forms))]


def lesson_as_written(word: str) -> Lesson:
    """Give the one key of a word of which no more is known than how it is written."""
    return Lesson(Form(word, word, ""), (TermKey(KeyKind.FORM, word),))


def learn(
    session: Session, analyser: Analyser, new_ones: Sequence[Lesson], *, generation: int
) -> None:
    """Take new forms up: words, keys, and what mistyped ones are found by."""
    if not new_ones:
        return
    words = {lesson.form.folded for lesson in new_ones}
    ids = term_ids(session, words)
    new = sorted(words - ids.keys())
    insert_missing(session, Term, ("term", "df"), [(word, 0) for word in new])
    ids |= term_ids(session, new)
    insert_or_better(
        session,
        TermKeyRecord,
        _KEY_COLUMNS,
        _key_rows(new_ones, ids, generation),
        key=("key", "term_id"),
        better="weight",
    )
    _write_fuzzy_keys(session, analyser, new_ones)
    forms = [(ids[form.folded], form.spelling, form.language) for form, _ in new_ones]
    insert_missing(session, TermForm, ("term_id", "spelling", "language"), forms)


def learn_as_written(session: Session, words: Collection[str], *, generation: int) -> None:
    """Take words up by their written form alone: they count, and still are `unknown`."""
    add_words(session, words)
    add_own_keys(session, words, letter=KeyKind.FORM.value, generation=generation)


def relearn(
    session: Session, analyser: Analyser, known_ones: Sequence[Lesson], *, generation: int
) -> None:
    """Give words that are known the keys that today's rules have for them.

    Those of earlier rules stay until they are swept.
    """
    ids = term_ids(session, {lesson.form.folded for lesson in known_ones})
    there = [lesson for lesson in known_ones if lesson.form.folded in ids]
    rows = _key_rows(there, ids, generation)
    insert_or_better(
        session, TermKeyRecord, _KEY_COLUMNS, rows, key=("key", "term_id"), better="generation"
    )
    _write_fuzzy_keys(session, analyser, there)


def count(session: Session, changes: Mapping[str, int]) -> None:
    """Add to the number of photographs in which words stand.

    In one order, so that two who write at once never wait for each other in a circle.
    """
    rows = [(change, word) for word, change in sorted(changes.items()) if change]
    add_to(session, Term, "df", rows, key="term")


def term_ids(session: Session, words: Collection[str]) -> dict[str, int]:
    """Give the ids of those words that the dictionary has."""
    return {row[0]: row[1] for row in _IDS.rows(session.connection(), words)}


def unknown(session: Session, forms: Collection[WrittenForm]) -> set[WrittenForm]:
    """Give those forms that the dictionary does not have."""
    words = {form[0] for form in forms}
    are_many = len(words) > _AT_ONCE
    known = forms_of_words(session, words) if are_many else _FORMS.rows(session.connection(), words)
    return set(forms).difference(known)


def _keys(analyser: Analyser, form: Form) -> tuple[TermKey, ...]:
    if len(form.folded) >= LONGEST_WORD:
        return (TermKey(KeyKind.FORM, form.folded),)
    languages = (form.language,) if form.language else ()
    return analyser.keys_of(form.folded, form.spelling, languages)


def _key_rows(
    lessons: Sequence[Lesson], ids: Mapping[str, int], generation: int
) -> list[tuple[Any, ...]]:
    weights: dict[tuple[str, int], float] = {}
    for form, keys in lessons:
        for key in keys:
            place = stored(key), ids[form.folded]
            weights[place] = max(key.weight, weights.get(place, 0.0))
    return [(*place, weight, generation) for place, weight in sorted(weights.items())]


def stored(key: TermKey) -> str:
    """Write a key as the dictionary keeps it."""
    return f"{key.kind.value}{key.key}"


def _write_fuzzy_keys(session: Session, analyser: Analyser, lessons: Sequence[Lesson]) -> None:
    wanted = {key.key for _, keys in lessons for key in keys if key.kind is KeyKind.FUZZY}
    new = sorted(wanted - _fuzzy_ids(session, wanted).keys())
    insert_missing(session, FuzzyKey, ("key",), [(key,) for key in new])
    rows = sorted(
        (number, key_id)
        for key, key_id in _fuzzy_ids(session, new).items()
        for number in analyser.deletions(key)
    )
    insert_missing(session, FuzzyDeletion, ("number", "fuzzy_key_id"), rows)


def _fuzzy_ids(session: Session, keys: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in portions(keys, _AT_ONCE):
        rows = session.execute(select(FuzzyKey.key, FuzzyKey.id).where(FuzzyKey.key.in_(some)))
        found.update((row[0], row[1]) for row in rows)
    return found
