"""Polish words and their dictionary forms, from Morfeusz 2 where it is installed.

Morfeusz has wheels for most machines, not for all; without it stems and sounds do the work.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, product
from threading import Lock
from typing import Any, Final, NamedTuple

from app.language.folding import fold

_LEAST_LETTERS: Final = 2
_SHORT: Final = 2
_NOUN: Final = "subst"
_MOST_LETTERS: Final = 40
_MOST_RESTORED: Final = 300
_MOST_CHANGES: Final = 3
_KEPT: Final = 4096
_SPLIT_VERBS = ("praet", "winien", "pred", "cond")
_UNKNOWN = "ign"
_COMMON: Final = "nazwa_pospolita"


class _Analysis(NamedTuple):
    lemmas: frozenset[str] = frozenset()
    is_common: bool = False


class Morphology:
    """The dictionary forms of Polish words. `letters` are the alphabet's, for restoring them."""

    def __init__(self, letters: str) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        for letter in letters:
            if fold(letter) != letter:
                self._others[fold(letter)] = (*self._others.get(fold(letter), ()), letter)
        self._morfeusz = _morfeusz()
        self._lock = Lock()  # one analysis at a time: Morfeusz is not made for threads
        self._read = lru_cache(maxsize=_KEPT)(self._analyse)
        self._restored = lru_cache(maxsize=_KEPT)(self._restore)

    def lemmas(self, spelling: str) -> frozenset[str]:
        """Give the folded dictionary forms of a word in small letters; none if it is unknown."""
        return self._analysed(spelling).lemmas

    def is_common(self, spelling: str) -> bool:
        """Whether a word in small letters is in the dictionary, and as no proper name."""
        return self._analysed(spelling).is_common

    def restored(self, typed: str) -> frozenset[str]:
        """Give the same of a word that may have been typed without its diacritics."""
        known = self.lemmas(typed)
        if known or not typed.isascii() or len(typed) > _MOST_LETTERS:
            return known
        return self._restored(typed)

    def _analysed(self, spelling: str) -> "_Analysis":
        if self._morfeusz is None or not _LEAST_LETTERS <= len(spelling) <= _MOST_LETTERS:
            return _Analysis()
        return self._read(spelling) if spelling.isalpha() else _Analysis()

    def _analyse(self, spelling: str) -> "_Analysis":
        with self._lock:
            analyses = self._morfeusz.analyse(spelling)
        if (
            len(spelling) <= _SHORT
        ):  # `ul` has its cases as longer nouns have; what else is short says little
            analyses = [one for one in analyses if one[2][2].startswith(_NOUN)]
        lemmas = frozenset(_lemmas(analyses))
        named = (names for _, _, (_, _, _, names, _) in analyses)
        is_common = bool(lemmas) and all(set(names) <= {_COMMON} for names in named)
        return _Analysis(lemmas, is_common)

    def _restore(self, typed: str) -> frozenset[str]:
        """Try one diacritic, then two, then three, until the word is known."""
        left = _MOST_RESTORED
        for changes in range(1, _MOST_CHANGES + 1):
            candidates = list(islice(self._with_diacritics(typed, changes), left))
            found = frozenset(lemma for one in candidates for lemma in self.lemmas(one))
            if found:
                return found
            left -= len(candidates)
        return frozenset()

    def _with_diacritics(self, typed: str, changes: int) -> Iterator[str]:
        places = [place for place, letter in enumerate(typed) if letter in self._others]
        for chosen in combinations(places, changes):
            for letters in product(*(self._others[typed[place]] for place in chosen)):
                written = list(typed)
                for place, letter in zip(chosen, letters, strict=True):
                    written[place] = letter
                yield "".join(written)


def _lemmas(analyses: list[Any]) -> Iterator[str]:
    """Take the dictionary form of each reading; of `wprosiła|m` that of its first part."""
    is_split = any(start for start, _, _ in analyses)
    for start, _, (_, lemma, tag, *_rest) in analyses:
        if start or tag == _UNKNOWN:
            continue
        if not is_split or tag.startswith(_SPLIT_VERBS):
            yield fold(lemma.partition(":")[0])


def _morfeusz() -> Any:
    try:
        import morfeusz2  # noqa: PLC0415 - it has no wheel for some machines
    except ImportError:
        return None
    return morfeusz2.Morfeusz(generate=False, case_handling=morfeusz2.IGNORE_CASE)
