# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Numbers as words, as figures and as Roman numerals, months, and years of two figures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from app.language.folding import fold
from app.language.language_rules import LanguageRules
from app.language.stemming import Stems

_ROMAN = re.compile("(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CYRILLIC_ROMAN = str.maketrans("ихмсі", "ixmci")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|go|ego|ga|gi|ty|ter|te|ten|й|го|я|ой|ый|ий|му)")
_MOST_FIGURES: Final = 4
_MONTHS: Final = 12
_GREATEST_SHORT: Final = 40
_LEAST_LONG: Final = 4

_CERTAIN: Final = 0.8
_LIKELY: Final = 0.6
_LEAST_OF_STEMS: Final = 4
_NO_STEMS: Final[Mapping[str, Iterable[str]]] = MappingProxyType({})


class Numerals:
    """What numbers a word may stand for, in any of the languages that are given."""

    def __init__(self, languages: Iterable[LanguageRules]) -> None:
        self._months: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._stems: dict[tuple[str, str], int] = {}  # of ordinals: dritte, drittes
        for rules in languages:
            stems = Stems(rules)
            self._months |= _folded(rules.months)
            self._numbers |= _folded(rules.numbers)
            for number, words in rules.numbers.items():
                self._stems[rules.code, _stem(stems, words[0])] = number

    def of(
        self, folded: str, stems: Mapping[str, Iterable[str]] = _NO_STEMS
    ) -> Iterator[tuple[str, float]]:
        """Give keys of what a folded word stands for: `8`, `month 8`, `year 44`.

        `stems` has, by language, those of the word.
        """
        if folded in self._months:
            yield f"month {self._months[folded]}", _CERTAIN
        if folded.isdecimal() and folded.isascii():
            yield from _figures(folded)
        elif ordinal := _ORDINAL.fullmatch(folded):
            yield str(int(ordinal[1])), _CERTAIN
        elif number := roman(folded):
            yield str(number), _CERTAIN
            if number <= _MONTHS:
                yield f"month {number}", _CERTAIN
        if folded in self._numbers:
            yield str(self._numbers[folded]), _LIKELY
            return
        of_stems = ((code, stem) for code, some in stems.items() for stem in some)
        for number in dict.fromkeys(self._stems[one] for one in of_stems if one in self._stems):
            yield str(number), _LIKELY


def _folded(numbered: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    return {fold(word): number for number, words in numbered.items() for word in words}


def _stem(stems: Stems, word: str) -> str:
    """Give the stem of an ordinal, if it is long enough to be that of no other word."""
    stem = next(iter(stems.of(fold(word), word)), "")
    return stem if len(stem) >= _LEAST_OF_STEMS else ""


def _figures(folded: str) -> Iterator[tuple[str, float]]:
    figures = folded.lstrip("0") or "0"  # a number of a register: 00417
    if len(figures) > _MOST_FIGURES:
        return
    number = int(figures)
    yield str(number), _CERTAIN
    if len(folded) == 2:  # noqa: PLR2004 - '44, 08
        yield f"year {folded}", _LIKELY
        if 0 < number <= _MONTHS:
            yield f"month {number}", _LIKELY
    elif len(folded) == _MOST_FIGURES and folded.startswith("19"):
        yield f"year {folded[2:]}", _LIKELY


def roman(folded: str) -> int:
    """Give the value of a Roman numeral, also of one typed in Cyrillic letters; 0 for no numeral.

    What is mostly a word is none: `i`, `mi`, `di`.
    """
    letters = folded.translate(_CYRILLIC_ROMAN)
    if len(letters) > len("mmmdccclxxxviii") or not _ROMAN.fullmatch(letters):
        return 0
    values = [_VALUES[letter] for letter in letters]
    following = (*values[1:], 0)
    value = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    is_seen = 1 < value < _GREATEST_SHORT or len(letters) >= _LEAST_LONG
    return value if is_seen else 0
