"""Keys by what a word is: its spellings, its dictionary form, its stems, what it stands for."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from app.domain.search_terms import KeyKind, TermKey
from app.language.language_rules import LanguageRules, SharedRules
from app.language.language_words import LanguageWords
from app.language.numerals import Numerals
from app.language.spellings import Misreadings

Spelling = tuple[str, str, float]
"""A word folded, as it is written, and how sure this spelling of it is."""

_STEMS: Final = {
    "pl": KeyKind.STEM_POLISH, "ru": KeyKind.STEM_RUSSIAN, "de": KeyKind.STEM_GERMAN,
    "en": KeyKind.STEM_ENGLISH,
}  # fmt: skip
_LEMMA: Final = 0.95


class WordKeys:
    """Works them out."""

    def __init__(self, languages: Collection[LanguageRules], shared: SharedRules) -> None:
        self._misreadings = Misreadings(shared)
        self._numerals = Numerals(languages)

    def of_one_alphabet(self, folded: str) -> str:
        """Give a word that mixes letters which look alike as it is in one alphabet, or nothing."""
        return self._misreadings.of_one_alphabet(folded)

    def spellings(
        self, folded: str, spelling: str, chosen: Iterable[LanguageWords]
    ) -> list[Spelling]:
        """Give a word as it is written, then as it may be written besides."""
        found: list[Spelling] = [(folded, spelling, 1.0)]
        for language in chosen:
            found += language.spellings(folded, spelling)
        found += ((form, form, weight) for form, weight in self._misreadings.of(folded))
        return found

    def of(
        self, spellings: list[Spelling], chosen: Iterable[LanguageWords], *, is_typed: bool
    ) -> Iterator[TermKey]:
        """Give the keys of a word in its spellings."""
        folded = spellings[0][0]
        yield from (TermKey(KeyKind.FORM, form, weight) for form, _, weight in spellings)
        all_stems: list[str] = []
        for language in chosen:
            stems = _stems(language, spellings)
            all_stems += stems
            yield from _lemmas(language, spellings, is_typed=is_typed)
            yield from self._of_language(language, folded, stems, is_typed=is_typed)
        yield from _numbers(self._numerals.of(folded, all_stems))

    def _of_language(
        self, language: LanguageWords, folded: str, stems: dict[str, float], *, is_typed: bool
    ) -> Iterator[TermKey]:
        kind = _STEMS.get(language.code, KeyKind.STEM_OTHER)
        name = "" if language.code in _STEMS else f"{language.code}:"
        yield from (TermKey(kind, name + stem, weight) for stem, weight in stems.items())
        for key, weight in language.abbreviations.of(folded, list(stems)[:1], is_typed=is_typed):
            yield TermKey(KeyKind.ABBREVIATION, key, weight)
        for long in language.abbreviations.long_words.get(folded, ()):
            yield from _numbers(self._numerals.of(long))


def _lemmas(
    language: LanguageWords, spellings: Iterable[Spelling], *, is_typed: bool
) -> Iterator[TermKey]:
    for folded, spelling, weight in spellings:
        for lemma in language.lemmas(folded, spelling, is_typed=is_typed):
            yield TermKey(KeyKind.LEMMA, lemma, min(_LEMMA, weight))


def _stems(language: LanguageWords, spellings: Iterable[Spelling]) -> dict[str, float]:
    stems: dict[str, float] = {}
    for folded, spelling, weight in spellings:
        for stem, sureness in language.stems.of(folded, spelling).items():
            stems[stem] = max(stems.get(stem, 0), min(weight, sureness))
    return stems


def _numbers(numbers: Iterable[tuple[str, float]]) -> Iterator[TermKey]:
    return (TermKey(KeyKind.NUMBER, key, weight) for key, weight in numbers)
