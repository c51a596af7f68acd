"""Keys by what a word is: its spellings, its dictionary form, its stems, what it stands for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
_TYPED_OTHERWISE: Final = 0.8
_KNOWN: Final = "known "
_AMONG_KNOWN: Final = 0.5
"""How sure a stem is that two words share of which a dictionary says that they are others."""


class WordKeys:
    """Works them out."""

    def __init__(self, languages: Collection[LanguageRules], shared: SharedRules) -> None:
        self._misreadings = Misreadings(shared)
        self._numerals = Numerals(languages)

    def of_one_alphabet(self, folded: str) -> str:
        """Give a word that mixes letters which look alike as it is in one alphabet, or nothing."""
        return self._misreadings.of_one_alphabet(folded)

    def spellings(
        self, folded: str, spelling: str, chosen: Iterable[LanguageWords], *, is_typed: bool
    ) -> dict[str, list[Spelling]]:
        """Give by language a word as it is written, then as it may be written besides.

        A spelling by the rules of one language has endings by those alone: grób is no Grube. Who
        types writes as one does today, so what else it may be is believed less.
        """
        most = _TYPED_OTHERWISE if is_typed else 1.0
        misread = [(one, one, min(weight, most)) for one, weight in self._misreadings.of(folded)]
        found: dict[str, list[Spelling]] = {}
        for language in chosen:
            found[language.code] = [(folded, spelling, 1.0)]
            for form, written, weight in language.spellings(folded, spelling):
                found[language.code].append((form, written, min(weight, most)))
            found[language.code] += misread
        return found or {"": [(folded, spelling, 1.0), *misread]}

    def of(
        self,
        spellings: Mapping[str, list[Spelling]],
        chosen: Sequence[LanguageWords],
        *,
        is_typed: bool,
    ) -> Iterator[TermKey]:
        """Give the keys of a word in its spellings."""
        written = next(iter(spellings.values()))[0]
        folded, spelling, _ = written
        for form, _, weight in dict.fromkeys(one for some in spellings.values() for one in some):
            yield TermKey(KeyKind.FORM, form, weight)
        all_stems: dict[str, Collection[str]] = {}
        for language in chosen:
            own = spellings[language.code]
            stems = _stems(language, own)
            all_stems[language.code] = stems
            yield from _lemmas(language, own, is_typed=is_typed)
            is_known = language.knows(spelling, as_common=False)
            yield from _stem_keys(language.code, stems, is_typed=is_typed, is_known=is_known)
            yield from self._abbreviated(language, written, stems, is_typed=is_typed)
        yield from _numbers(self._numerals.of(folded, all_stems))

    def _abbreviated(
        self,
        language: LanguageWords,
        written: Spelling,
        stems: Collection[str],
        *,
        is_typed: bool,
    ) -> Iterator[TermKey]:
        folded, spelling, _ = written
        short = folded if language.may_be_short(folded, spelling) else ""
        for key, weight in language.abbreviations.of(short, list(stems)[:1], is_typed=is_typed):
            yield TermKey(KeyKind.ABBREVIATION, key, weight)
        for long in language.abbreviations.long_words.get(short, ()):
            yield from _numbers(self._numerals.of(long))


def _stem_keys(
    code: str, stems: Mapping[str, float], *, is_typed: bool, is_known: bool
) -> Iterator[TermKey]:
    """Give the keys of stems; two words that a dictionary knows barely meet by them.

    The dictionary says what is a form of what: a pani is no pan.
    """
    kind = _STEMS.get(code, KeyKind.STEM_OTHER)
    name = "" if code in _STEMS else f"{code}:"
    for stem, weight in stems.items():
        if is_typed or not is_known:
            yield TermKey(kind, name + stem, weight)
        if is_typed or is_known:
            among = min(weight, _AMONG_KNOWN) if is_typed and is_known else weight
            yield TermKey(kind, f"{_KNOWN}{name}{stem}", among)


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
