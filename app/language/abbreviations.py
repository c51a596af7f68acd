"""What is written short, and the words that it stands for, in any of their cases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_CERTAIN: Final = 0.8
_LIKELY: Final = 0.6


StemsOfLong = Mapping[str, Mapping[str, Iterable[str]]]
"""What is written short, the words that it stands for, and the stems of each."""


class Abbreviations:
    """The abbreviations of one language: `ppor` and every form of `podporucznik` share a key.

    An acronym stands for several words at once: `AK` is found by both words of Armia Krajowa, but
    does not find every army.
    """

    def __init__(self, code: str, abbreviations: StemsOfLong, acronyms: StemsOfLong) -> None:
        self._code = code
        self.long_words = {short: tuple(words) for short, words in abbreviations.items()}
        self._of_acronyms = {short: tuple(words) for short, words in acronyms.items()}
        self._by_stem: defaultdict[str, set[str]] = defaultdict(set)
        for words in (*abbreviations.values(), *acronyms.values()):
            for word, stems in words.items():
                for stem in stems:
                    self._by_stem[stem].add(word)

    def of(
        self, folded: str, stems: Iterable[str], *, is_typed: bool
    ) -> Iterator[tuple[str, float]]:
        """Give the keys of a word: of what it is short for, and of what it is written out."""
        keys = dict.fromkeys(self.long_words.get(folded, ()), _CERTAIN)
        for stem in stems:
            keys |= dict.fromkeys(sorted(self._by_stem.get(stem, ())), _CERTAIN)
        if not is_typed:
            keys = dict.fromkeys(self._of_acronyms.get(folded, ()), _LIKELY) | keys
        yield from ((f"{self._code}:{word}", weight) for word, weight in keys.items())
