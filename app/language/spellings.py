"""Other spellings under which the same word stands: old ones, umlauts, what a machine misread."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from app.language.language_rules import SharedRules

_REPEATED = re.compile(r"(.)\1+")  # how many strokes were written can't be told
_MISREAD: Final = 0.75
MIXED: Final = 0.9
_LOOKS_SO: Final = 0.5  # a word that could be one of another alphabet: рот, pot
_NO_LATIN: Final = "\u0250"
_LEAST_LETTERS: Final = 4
_MOST_LETTERS: Final = 64


class Misreadings:
    """What a machine that reads print makes of letters and digits, put right."""

    def __init__(self, rules: SharedRules) -> None:
        self._letters = _replacing(rules.confusions)
        self._confusions = rules.confusions
        self._digits = str.maketrans(dict(rules.digits))
        self._as_digits = frozenset(rules.digits)
        self._to_latin = str.maketrans(dict(rules.lookalikes))
        self._to_cyrillic = str.maketrans({v: k for k, v in rules.lookalikes.items()})

    def of(self, folded: str) -> Iterator[tuple[str, float]]:
        """Give what may have been printed; nothing for a word that gives no reason to ask."""
        if not 1 < len(folded) <= _MOST_LETTERS:
            return
        if not folded.isascii():
            sure = _LOOKS_SO if _is_of_one_alphabet(folded) else MIXED
            yield from ((whole, sure) for whole in self._of_one_alphabet(folded))
        digits = sum(map(str.isdigit, folded))
        if digits and digits < len(folded):
            yield from self._mixed(folded, digits)
        elif not digits and len(folded) >= _LEAST_LETTERS:
            letters = self._letters.sub(self._put_right, folded)
            if letters != folded:
                yield letters, _MISREAD
            elif self._as_digits.issuperset(folded):  # l9l4 has a digit, IOOO has none
                yield folded.translate(self._digits), _MISREAD

    def of_one_alphabet(self, folded: str) -> str:
        """Give a word that mixes alphabets as it is in the one that it can be in, or nothing."""
        if folded.isascii() or _is_of_one_alphabet(folded):
            return ""
        return next(self._of_one_alphabet(folded), "")

    def _of_one_alphabet(self, folded: str) -> Iterator[str]:
        for whole in (folded.translate(self._to_latin), folded.translate(self._to_cyrillic)):
            if whole != folded and _is_of_one_alphabet(whole):
                yield whole

    def _mixed(self, folded: str, digits: int) -> Iterator[tuple[str, float]]:
        letters = [letter for letter in folded if not letter.isdigit()]
        if self._as_digits.issuperset(letters) and len(folded) > 1:
            yield folded.translate(self._digits), _MISREAD
        if digits < len(letters):
            yield self._letters.sub(self._put_right, folded), _MISREAD

    def _put_right(self, found: re.Match[str]) -> str:
        return self._confusions[found.group()]


class Look:
    """How a word looks, written by hand: letters that look alike are one."""

    def __init__(self, rules: SharedRules) -> None:
        self._look = rules.look
        self._letters = _replacing(rules.look)

    def of(self, folded: str) -> str:
        """Give the form in which words that look alike are the same."""
        return _REPEATED.sub(r"\1", self._letters.sub(self._as_it_looks, folded))

    def _as_it_looks(self, found: re.Match[str]) -> str:
        return self._look[found.group()]


def _is_of_one_alphabet(word: str) -> bool:
    return len({letter < _NO_LATIN for letter in word if letter.isalpha()}) == 1


def _replacing(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
