# ruff: noqa: RUF001 - letters of other alphabets are meant
"""What persons and places are called.

Stasiek and Staś are Stanisław, Tadeusz is Thaddeus elsewhere, and Lwów is Lemberg.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from app.language.folding import fold
from app.language.language_rules import SharedRules
from app.language.language_words import LanguageWords

_OF_ONE_LANGUAGE: Final = 0.6
_OF_ANOTHER: Final = 0.5
_LEAST_OF_PLACES: Final = 4
_VOWELS: Final = frozenset("aeiouyаеиоуыэюяіїє")


class GivenNames:
    """The names of all languages. Two names meet where both may stand for the same one."""

    def __init__(self, languages: Sequence[LanguageWords], shared: SharedRules) -> None:
        self._full: defaultdict[str, set[str]] = defaultdict(set)
        self._by_stem: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for language in languages:
            for name, others in language.rules.names.items():
                for form in (name, *others):
                    self._full[fold(form)].add(fold(name))
                    for stem in _main_stem(language, fold(form), form):
                        self._by_stem[language.code, stem].add(fold(form))
        self._elsewhere: dict[str, str] = {}
        for name, others in (*shared.same_names.items(), *shared.same_places.items()):
            self._elsewhere |= dict.fromkeys(map(fold, (name, *others)), fold(name))
        for form in (one for pair in shared.same_places.items() for one in (pair[0], *pair[1])):
            for language in languages:
                for stem in _main_stem(language, fold(form), form.lower()):
                    if len(stem) >= _LEAST_OF_PLACES:
                        self._by_stem[language.code, stem].add(fold(form))

    def of(
        self, folded: str, spelling: str, chosen: Sequence[LanguageWords], *, is_typed: bool
    ) -> Iterator[tuple[str, float]]:
        """Give keys of the names that a word may stand for, and how sure they are.

        A name is known in a text of any language; its cases are those of the text's own.
        """
        forms = {folded}
        for language in chosen:
            forms |= self._nominatives(language, folded, spelling, is_typed=is_typed)
        names = {name for form in forms for name in self._full.get(form, ())}
        yield from ((name, _OF_ONE_LANGUAGE) for name in sorted(names))
        shared = {self._elsewhere[name] for name in forms | names if name in self._elsewhere}
        yield from ((f"{name} elsewhere", _OF_ANOTHER) for name in sorted(shared))

    def _nominatives(
        self, language: LanguageWords, folded: str, spelling: str, *, is_typed: bool
    ) -> set[str]:
        """Give the dictionary forms of a word, or the names of its stem where none is known.

        A name that ends in a vowel has an ending in all cases: Лён is no form of Лёна.
        """
        if lemmas := set(language.lemmas(folded, spelling, is_typed=is_typed)):
            return lemmas
        return {
            form
            for stem in language.stems.of(folded, spelling)
            for form in self._by_stem.get((language.code, stem), ())
            if folded != stem or form[-1] not in _VOWELS
        }


def _main_stem(language: LanguageWords, folded: str, spelling: str) -> tuple[str, ...]:
    return tuple(language.stems.of(folded, spelling))[:1]
