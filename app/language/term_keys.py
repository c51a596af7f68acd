"""The keys under which a word is kept, and those under which it is looked for.

A typed word meets a written one where they share a key. Both sides are worked out by the same
rules, so that a rule only has to be consistent, not right.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from app.domain.search_terms import KeyKind, TermKey
from app.domain.sigla_forms import GAP
from app.language.lacunae import lacuna_key, meeting_keys
from app.language.language_rules import LanguageRules, Script, SharedRules
from app.language.language_words import LanguageWords
from app.language.likeness import LOOK, has_likenesses
from app.language.numerals import Numerals
from app.language.sound_keys import SoundKeys
from app.language.spellings import Look, Misreadings

MOST_LETTERS: Final = 64
"""A longer word is compared only as a whole: it is a drawn line, a code, or no word."""

_STEMS: Final = {
    "pl": KeyKind.STEM_POLISH, "ru": KeyKind.STEM_RUSSIAN, "de": KeyKind.STEM_GERMAN,
    "en": KeyKind.STEM_ENGLISH,
}  # fmt: skip
_FIRST_LETTERS: Final = (("\u0590", "\u05ff", Script.HEBREW), ("\u0400", "\u052f", Script.CYRILLIC))
_SOUNDS_EVERYWHERE: Final = ("pl", "en", "de")  # most names are written so, whatever the language

_LEMMA: Final = 0.95
_LEMMA_OF_OLD: Final = 0.9
_DAMAGED: Final = 0.6
_LIKE_FORM: Final = 0.6
_LIKE_STEM: Final = 0.5
_LIKE_LOOK: Final = 0.4
_LEAST_LOOK: Final = 6

_Spelling = tuple[str, str, float]
"""A word folded, as it is written, and how sure this spelling of it is."""


class TermKeys:
    """Works out keys, by the rules of all languages that there are files of."""

    def __init__(self, languages: Collection[LanguageRules], shared: SharedRules) -> None:
        self._languages = tuple(map(LanguageWords, languages))
        self._misreadings = Misreadings(shared)
        self._look = Look(shared)
        self._sounds = SoundKeys(shared)
        self._numerals = Numerals(languages)

    def of_written(
        self, folded: str, spelling: str, languages: Collection[str]
    ) -> tuple[TermKey, ...]:
        """Give all keys of a word of the catalogue. `languages` are tags; none: any language."""
        if GAP in folded:
            key = lacuna_key(folded)
            damaged = [TermKey(KeyKind.LACUNA, key, _DAMAGED)] if key else []
            return (TermKey(KeyKind.FORM, folded), *damaged)
        if len(folded) > MOST_LETTERS:
            return (TermKey(KeyKind.FORM, folded),)
        chosen = self._chosen(script_of(folded), languages)
        keys = self._keys(folded, spelling, chosen, is_typed=False)
        likenesses = self._likenesses(folded, spelling, chosen)
        return _surest((*keys, *(TermKey(KeyKind.FUZZY, *like) for like in likenesses)))

    def of_typed(self, folded: str, spelling: str) -> tuple[TermKey, ...]:
        """Give the keys under which a typed word is looked for."""
        if len(folded) > MOST_LETTERS:
            return (TermKey(KeyKind.FORM, folded),)
        chosen = self._chosen(script_of(folded), ())
        keys = list(self._keys(folded, spelling, chosen, is_typed=True))
        whole = [key.key for key in keys if key.kind is KeyKind.LEMMA]
        damaged = (
            TermKey(KeyKind.LACUNA, k, _DAMAGED) for w in (folded, *whole) for k in meeting_keys(w)
        )
        return _surest((*keys, *damaged))

    def likenesses_of_typed(self, folded: str, spelling: str) -> tuple[str, ...]:
        """Give the forms of a typed word that are compared with those of the catalogue."""
        chosen = self._chosen(script_of(folded), ())
        return tuple(dict.fromkeys(form for form, _ in self._likenesses(folded, spelling, chosen)))

    def _chosen(
        self, script: Script | None, languages: Collection[str]
    ) -> tuple[LanguageWords, ...]:
        """Give the languages whose rules a word is under: of its alphabet, and of its text."""
        of_script = tuple(one for one in self._languages if one.rules.script is script)
        codes = {tag.partition("-")[0].lower() for tag in languages}
        return tuple(one for one in of_script if one.code in codes) or of_script

    def _keys(
        self, folded: str, spelling: str, chosen: tuple[LanguageWords, ...], *, is_typed: bool
    ) -> Iterator[TermKey]:
        spellings: list[_Spelling] = [(folded, spelling, 1.0)]
        for language in chosen:
            spellings += language.spellings(folded, spelling)
        spellings += ((form, form, weight) for form, weight in self._misreadings.of(folded))
        for form, _, weight in spellings:
            yield TermKey(KeyKind.FORM, form, weight)
        all_stems: list[str] = []
        for language in chosen:
            yield from _lemmas(language, spellings, is_typed=is_typed)
            stems = _stems(language, spellings)
            all_stems += stems
            kind = _STEMS.get(language.code, KeyKind.STEM_OTHER)
            name = "" if language.code in _STEMS else f"{language.code}:"
            yield from (TermKey(kind, name + stem, weight) for stem, weight in stems.items())
            for key, weight in language.abbreviations.of(folded, list(stems)[:1]):
                yield TermKey(KeyKind.ABBREVIATION, key, weight)
            for long in language.abbreviations.long_words.get(folded, ()):
                yield from _numbers(self._numerals.of(long))
        yield from _numbers(self._numerals.of(folded, all_stems))
        script = script_of(folded)
        if script and not _says_little(folded, chosen):
            ways = self._ways(spellings, chosen, script)
            yield from self._sounds.of(ways, script, is_typed=is_typed)
            if is_typed:
                yield from self._sounds.of_bare(folded)
            yield from self._sounds.consonants(folded, ways, script, is_typed=is_typed)

    def _ways(
        self, spellings: list[_Spelling], chosen: tuple[LanguageWords, ...], script: Script
    ) -> list[str]:
        """Give the ways in which a word may sound by the rules of its languages, then by others."""
        folded, spelling, _ = spellings[0]
        words = [spelling, folded]
        if script is Script.HEBREW:
            words += [other for _, other, _ in spellings[1:]]
        for language in chosen:
            words += language.stems.with_other_vowels(spelling)
        others = [
            other
            for other in self._languages
            if other.code in _SOUNDS_EVERYWHERE
            and other.rules.script is script
            and other not in chosen
        ]
        return self._sounds.ways(list(dict.fromkeys(words)), chosen, others)

    def _likenesses(
        self, folded: str, spelling: str, chosen: tuple[LanguageWords, ...]
    ) -> Iterator[tuple[str, float]]:
        """Give the forms by which a word is compared when it may be mistyped or misread."""
        script = script_of(folded)
        if script is None or not has_likenesses(folded) or _says_little(folded, chosen):
            return
        yield folded, _LIKE_FORM
        for language in chosen:
            for stem in list(language.stems.of(folded, spelling))[:1]:
                if has_likenesses(stem):
                    yield stem, _LIKE_STEM
        for way in self._ways([(folded, spelling, 1.0)], chosen, script)[:1]:
            stem = self._sounds.stem(way)
            if has_likenesses(way):
                yield stem if has_likenesses(stem) else way, _LIKE_STEM
        look = LOOK + self._look.of(folded)
        if len(look) > _LEAST_LOOK:
            yield look, _LIKE_LOOK


def script_of(folded: str) -> Script | None:
    """Tell the alphabet of a word by its first letter; a number has none."""
    first = next(filter(str.isalpha, folded), "")
    for begin, end, script in _FIRST_LETTERS:
        if begin <= first <= end:
            return script
    return Script.LATIN if first and first < "\u0250" else None


def _says_little(folded: str, chosen: Iterable[LanguageWords]) -> bool:
    """Whether a word is in every text, so that nothing need sound or look like it."""
    return any(folded in language.rules.function_words for language in chosen)


def _lemmas(
    language: LanguageWords, spellings: Iterable[_Spelling], *, is_typed: bool
) -> Iterator[TermKey]:
    if language.morphology is None:
        return
    look_up = language.morphology.restored if is_typed else language.morphology.lemmas
    for _, spelling, weight in spellings:
        for lemma in look_up(spelling):
            yield TermKey(KeyKind.LEMMA, lemma, min(_LEMMA, weight))


def _stems(language: LanguageWords, spellings: Iterable[_Spelling]) -> dict[str, float]:
    stems: dict[str, float] = {}
    for folded, spelling, weight in spellings:
        for stem, sureness in language.stems.of(folded, spelling).items():
            stems[stem] = max(stems.get(stem, 0), min(weight, sureness))
    return stems


def _numbers(numbers: Iterable[tuple[str, float]]) -> Iterator[TermKey]:
    return (TermKey(KeyKind.NUMBER, key, weight) for key, weight in numbers)


def _surest(keys: Iterable[TermKey]) -> tuple[TermKey, ...]:
    """Give each key once, with its greatest weight."""
    found: dict[tuple[KeyKind, str], TermKey] = {}
    for key in keys:
        known = found.get((key.kind, key.key))
        if known is None or known.weight < key.weight:
            found[key.kind, key.key] = key
    return tuple(found.values())
