"""What is written short, and the words that it stands for, in any of their cases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_CERTAIN: Final = 0.8


class Abbreviations:
    """The abbreviations of one language: `ppor` and every form of `podporucznik` share a key."""

    def __init__(self, code: str, stems_of_long: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """Take, for each abbreviation, the words that it stands for and the stems of each."""
        self._code = code
        self.long_words = {short: tuple(words) for short, words in stems_of_long.items()}
        self._by_stem: defaultdict[str, set[str]] = defaultdict(set)
        for words in stems_of_long.values():
            for word, stems in words.items():
                for stem in stems:
                    self._by_stem[stem].add(word)

    def of(self, folded: str, stems: Iterable[str]) -> Iterator[tuple[str, float]]:
        """Give the keys of a word: of what it is short for, and of what it is written out."""
        keys = dict.fromkeys(self.long_words.get(folded, ()))
        for stem in stems:
            keys |= dict.fromkeys(sorted(self._by_stem.get(stem, ())))
        for word in keys:
            yield f"{self._code}:{word}", _CERTAIN
