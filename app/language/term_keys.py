"""The keys under which a word is kept, and those under which it is looked for.

A typed word meets a written one where they share a key. Both sides are worked out by the same
rules, so that a rule only has to be consistent, not right.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from app.domain.search_terms import KeyKind, TermKey
from app.domain.sigla_forms import GAP
from app.language.given_names import GivenNames
from app.language.keyboards import on_other_keyboard
from app.language.lacunae import lacuna_key, meeting_keys
from app.language.language_rules import LanguageRules, Script, SharedRules
from app.language.language_words import LanguageWords
from app.language.likeness import LOOK, has_likenesses
from app.language.sound_keys import SoundKeys
from app.language.spellings import MIXED, Look
from app.language.stemming import OF_VERBS
from app.language.word_keys import Spelling, WordKeys

MOST_LETTERS: Final = 64
"""A longer word is compared only as a whole: it is a drawn line, a code, or no word."""

_FIRST_LETTERS: Final = (("\u0590", "\u05ff", Script.HEBREW), ("\u0400", "\u052f", Script.CYRILLIC))
_SOUNDS_EVERYWHERE: Final = ("pl", "en", "de")  # most names are written so, whatever the language

_DAMAGED: Final = 0.6
_OTHER_KEYBOARD: Final = 0.5
_OF_MISTYPED: Final = frozenset(
    {KeyKind.FORM, KeyKind.LEMMA, KeyKind.STEM_RUSSIAN, KeyKind.STEM_OTHER}
)
_LIKE_FORM: Final = 0.6
_LIKE_STEM: Final = 0.5
_LIKE_LOOK: Final = 0.4
_LEAST_LOOK: Final = 6


class TermKeys:
    """Works out keys, by the rules of all languages that there are files of."""

    def __init__(self, languages: Collection[LanguageRules], shared: SharedRules) -> None:
        self._languages = tuple(map(LanguageWords, languages))
        self._look = Look(shared)
        self._sounds = SoundKeys(shared)
        self._words = WordKeys(languages, shared)
        self._names = GivenNames(self._languages, shared)

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
        if whole := self._words.of_one_alphabet(folded):
            meant = map(_less_sure, self.of_written(whole, whole, languages))
            return _surest((TermKey(KeyKind.FORM, folded), *meant))
        chosen = self._chosen(script_of(folded), languages)
        keys = self._keys(folded, spelling, chosen, is_typed=False)
        likenesses = self._likenesses(folded, spelling, chosen, is_typed=False)
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
        return _surest((*keys, *damaged, *self._on_other_keyboard(folded)))

    def _on_other_keyboard(self, folded: str) -> Iterator[TermKey]:
        """Give keys of the word that was meant if the keyboard was set to another alphabet."""
        if other := on_other_keyboard(folded):
            chosen = self._chosen(script_of(other), ())
            spellings = self._words.spellings(other, other, chosen, is_typed=True)
            for key in self._words.of(spellings, chosen, is_typed=True):
                if key.kind in _OF_MISTYPED:
                    yield TermKey(key.kind, key.key, _OTHER_KEYBOARD)

    def likenesses_of_typed(self, folded: str, spelling: str) -> tuple[str, ...]:
        """Give the forms of a typed word that are compared with those of the catalogue."""
        chosen = self._chosen(script_of(folded), ())
        likenesses = [*self._likenesses(folded, spelling, chosen, is_typed=True)]
        if other := on_other_keyboard(folded):
            chosen = self._chosen(script_of(other), ())
            likenesses += self._likenesses(other, other, chosen, is_typed=True)
        return tuple(dict.fromkeys(form for form, _ in likenesses))

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
        spellings = self._words.spellings(folded, spelling, chosen, is_typed=is_typed)
        yield from self._words.of(spellings, chosen, is_typed=is_typed)
        names = self._names.of(folded, spelling, chosen, is_typed=is_typed)
        yield from (TermKey(KeyKind.NAME, *name) for name in names)
        script = script_of(folded)
        if script and not _says_little(folded, chosen):
            ways = self._ways(next(iter(spellings.values())), chosen, script)
            is_known = any(language.knows(spelling, as_common=is_typed) for language in chosen)
            yield from self._sounds.of(ways, script, is_typed=is_typed, is_known=is_known)
            if is_typed:
                yield from self._sounds.of_typed(folded, ways)
            yield from self._sounds.consonants(folded, ways, script, is_typed=is_typed)

    def _ways(
        self, spellings: list[Spelling], chosen: tuple[LanguageWords, ...], script: Script
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
        self, folded: str, spelling: str, chosen: tuple[LanguageWords, ...], *, is_typed: bool
    ) -> Iterator[tuple[str, float]]:
        """Give the forms by which a word is compared when it may be mistyped or misread.

        Of a typed word all stems are tried; of a written one the likeliest is kept, and the
        dictionary form.
        """
        script = script_of(folded)
        if script is None or not has_likenesses(folded) or _says_little(folded, chosen):
            return
        yield folded, _LIKE_FORM
        for language in chosen:
            stems = list(language.stems.of(folded, spelling))
            lemmas = [] if is_typed else sorted(language.lemmas(folded, spelling, is_typed=False))
            for like in (*(stems if is_typed else stems[:1]), *lemmas[:1]):
                if has_likenesses(like) and OF_VERBS not in like:
                    yield like, _LIKE_STEM
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


def _less_sure(key: TermKey) -> TermKey:
    return TermKey(key.kind, key.key, min(key.weight, MIXED))


def _says_little(folded: str, chosen: Iterable[LanguageWords]) -> bool:
    """Whether a word is in every text, so that nothing need sound or look like it."""
    return any(folded in language.rules.function_words for language in chosen)


def _surest(keys: Iterable[TermKey]) -> tuple[TermKey, ...]:
    """Give each key once, with its greatest weight."""
    found: dict[tuple[KeyKind, str], TermKey] = {}
    for key in keys:
        known = found.get((key.kind, key.key))
        if known is None or known.weight < key.weight:
            found[key.kind, key.key] = key
    return tuple(found.values())
