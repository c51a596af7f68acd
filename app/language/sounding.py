"""How a word sounds, in one alphabet: Żukow, Zhukov, Schukow and Жуков meet here.

The tables stand in the languages' files under `[sounds]`; what is done to all of them alike is
here. This is no phonetics: it only has to be the same from wherever one comes.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from unicodedata import normalize

from app.language.folding import fold

_MOST_WAYS: Final = 4
_ALPHABET = frozenset("abcčdefghijklmnoprsštuvzž")
_BEFORE_A_VOWEL = re.compile("[ij]+(?=[aeou])")
_I = re.compile("[ij]+")
_DOUBLED = re.compile(r"(.)\1+")
_O_AFTER_HISSING = re.compile("(?<=[šžč])o")  # Хрущёв, Chruszczow
_LEAST_LETTERS: Final = 3
_MOST_ENDINGS: Final = 2


class Sounds:
    """The sounds of one language."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._table = dict(table)
        longest_first = sorted(table, key=len, reverse=True)
        self._written = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._ambiguous = frozenset(w for w, sounds in table.items() if len(sounds) > 1)

    def ways(self, word: str) -> list[str]:
        """Give the ways in which a word in small letters may sound, at most four."""
        edged = f"^{word}$"
        ways = [self._way(edged, 0)]
        if any(written in edged for written in self._ambiguous):
            ways += [self._way(edged, number) for number in range(1, _MOST_WAYS)]
        return list(dict.fromkeys(filter(None, ways)))

    def _way(self, edged: str, number: int) -> str:
        table = self._table

        def sound(found: re.Match[str]) -> str:
            sounds = table[found.group()]
            return sounds[min(number, len(sounds) - 1)]

        return merged(self._written.sub(sound, edged))


def merged(sounds: str) -> str:
    """Let fall what languages write differently: glides, doubled letters, what is no letter."""
    if not _ALPHABET.issuperset(sounds):
        sounds = "".join(c if c in _ALPHABET else fold(c) for c in normalize("NFC", sounds))
        sounds = "".join(c for c in sounds if c in _ALPHABET)
    sounds = _I.sub("i", _BEFORE_A_VOWEL.sub("", sounds))
    return _DOUBLED.sub(r"\1", _O_AFTER_HISSING.sub("e", sounds))


def stems_of_sounds(sounds: str, endings: Sequence[str]) -> list[str]:
    """Take endings off, at most twice: kovalskogo is kovalsk, novakova is novakov and novak."""
    stems = [sounds]
    for _ in range(_MOST_ENDINGS):
        last = stems[-1]
        for ending in endings:
            if last.endswith(ending) and len(last) - len(ending) >= _LEAST_LETTERS:
                stems.append(last.removesuffix(ending))
                break
    return list(dict.fromkeys(stems))


class Consonants:
    """The consonants of a word, as far as Hebrew letters tell them."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = dict(table)
        self._written = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))

    def of(self, letters: str) -> str:
        """Give the consonants of sounds, or of a folded word in Hebrew letters."""
        found = (self._table[one] for one in self._written.findall(f"{letters}$"))
        return _DOUBLED.sub(r"\1", "".join(found))
