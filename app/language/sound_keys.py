# ruff: noqa: RUF001 - letters of other alphabets are meant
"""Keys by how a word sounds: between alphabets, and between the ways to write a name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.domain.search_terms import KeyKind, TermKey
from app.language.language_rules import Script, SharedRules
from app.language.language_words import LanguageWords
from app.language.sounding import Consonants, merged, stems_of_sounds

_WEIGHTS: Final = (0.7, 0.6, 0.5)
"""How sure a word is that sounds so, that does without its ending, without two of them."""
_LEAST_OF_ITS_OWN: Final = (3, 4, 5)
"""How many sounds must be the same in words of one alphabet; of two, three are enough."""
_OTHERWISE: Final = 0.05
"""How much less sure the other ways are in which a word may sound."""
_BARELY: Final = 0.15
_BARE_Z = re.compile("(?<![scrdt])z")
_BARE = re.compile("(?<![scrdt])z|s(?![zhc])|c(?![zhk])")
_WITH_HACEK: Final = {"z": "ž", "s": "š", "c": "č"}
_H_AND_G: Final = str.maketrans("hg", "gh")  # one letter in Ukrainian
_CONSONANTS: Final = 0.5
_WAYS_OF_TYPED: Final = 4
_LEAST_SOUNDS: Final = 3
_KNOWN: Final = "known "
_FEW_CONSONANTS: Final = 3
"""So few are met by their end too: in a vowel or not. רבקה is Rywka, and no рыбак."""
_VOWELS_AT_END: Final = frozenset("aeioujאהויעײױ")


class SoundKeys:
    """Works them out."""

    def __init__(self, shared: SharedRules) -> None:
        self._endings = shared.sound_endings
        self._consonants = Consonants(shared.consonants)

    def ways(
        self,
        words: Sequence[str],
        languages: Iterable[LanguageWords],
        others: Iterable[LanguageWords] = (),
    ) -> list[str]:
        """Give the ways in which a word in its spellings may sound, the likeliest first.

        By the rules of `others` the likeliest alone counts.
        """
        found = [language.sounds.ways(word) for language in languages for word in words]
        firsts = [way for ways in found for way in ways[:1]]
        more = [way for ways in found for way in ways[1:]]
        foreign = [way for language in others for way in language.sounds.ways(words[0])[:1]]
        return [w for w in dict.fromkeys((*firsts, *foreign, *more)) if len(w) >= _LEAST_SOUNDS]

    def stem(self, way: str) -> str:
        """Give what stays of sounds without their ending."""
        return (*stems_of_sounds(way, self._endings)[:2], way)[1]

    def of(
        self, ways: list[str], script: Script, *, is_typed: bool, is_known: bool = False
    ) -> Iterator[TermKey]:
        """Give the keys of sounds, and of what stays of them without their endings.

        Where little stays it is compared with words of other alphabets alone: those of its own meet
        by the rules of their language. So do two words that a dictionary knows, if what is typed
        is no name (`is_known` says so): what sounds like dziecko is no dzik.
        """
        apart = _apart(is_typed=is_typed, is_known=is_known)
        for number, way in enumerate(ways):
            less = _OTHERWISE if number else 0
            for taken, stem in enumerate(stems_of_sounds(way, self._endings)):
                weight = _WEIGHTS[taken] - less
                if len(stem) >= _LEAST_OF_ITS_OWN[taken]:
                    yield from (TermKey(KeyKind.SKELETON, one + stem, weight) for one in apart)
                    continue
                for other in (o for o in Script if (o is not script) is is_typed):
                    yield TermKey(KeyKind.SKELETON, f"{other} {stem}", weight)

    def of_typed(self, typed: str, ways: list[str]) -> Iterator[TermKey]:
        """Give more keys of a typed word: Zukov may be Žukov, and Galina Halyna."""
        bare = typed.replace("w", "v") if typed.isascii() else ""
        guesses = [merged(sign.sub(_with_hacek, bare)) for sign in (_BARE_Z, _BARE) if bare]
        guesses += (way.translate(_H_AND_G) for way in ways[:1])
        for way in dict.fromkeys(guesses):
            yield TermKey(KeyKind.SKELETON, way, _WEIGHTS[0] - _BARELY)
            if len(stem := self.stem(way)) >= _LEAST_OF_ITS_OWN[1]:
                yield TermKey(KeyKind.SKELETON, stem, _WEIGHTS[1] - _BARELY)

    def consonants(
        self, folded: str, ways: list[str], script: Script, *, is_typed: bool
    ) -> Iterator[TermKey]:
        """Give the keys under which Hebrew letters meet others.

        What is written in them is kept apart from what is not, so that nothing else meets by its
        consonants alone.
        """
        is_hebrew = script is Script.HEBREW
        likely = ways[: _WAYS_OF_TYPED if is_typed else 1]
        written = [folded] if is_hebrew else [way for w in likely for way in (w, self.stem(w))]
        kept_apart = "hebrew" if is_hebrew is not is_typed else "other"
        for consonants in dict.fromkeys(map(self._told, written)):
            if len(consonants) >= _FEW_CONSONANTS:
                yield TermKey(KeyKind.CONSONANTS, f"{kept_apart} {consonants}", _CONSONANTS)

    def _told(self, word: str) -> str:
        """Give the consonants of a word; of one that has few, its end too: a vowel or none."""
        consonants = self._consonants.of(word)
        is_open = len(consonants) == _FEW_CONSONANTS and word[-1] in _VOWELS_AT_END
        return f"{consonants} " if is_open else consonants


def _apart(*, is_typed: bool, is_known: bool) -> tuple[str, ...]:
    """Say with which words one is compared: those that a dictionary knows are kept apart."""
    if is_typed:
        return ("",) if is_known else ("", _KNOWN)
    return (_KNOWN,) if is_known else ("",)


def _with_hacek(found: re.Match[str]) -> str:
    return _WITH_HACEK[found.group()]
