"""Words typed while the keyboard was set to another alphabet: kfuthm is лагерь, дщтвщт is london.

Letters alone: what stands on the keys of stops and brackets was cut off before. Source: ГОСТ
6431-90, the arrangement ЙЦУКЕН, beside QWERTY; the Ukrainian one differs in three keys.
"""

from typing import Final

_LATIN: Final = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC: Final = "йцукенгшщзфывапролдячсмить"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC.replace("й", "и"))  # folded
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_LEAST_LETTERS: Final = 5
_VOWELS: Final = {False: frozenset("аеиоуыэюя"), True: frozenset("aeiouy")}
_MOST_CONSONANTS: Final = 3
_MOST_OF_TYPED: Final = 2


def on_other_keyboard(folded: str) -> str:
    """Give the word that the same keys write, if the typed one is hard to speak; else nothing."""
    if len(folded) < _LEAST_LETTERS or not folded.isalpha() or _together(folded) <= _MOST_OF_TYPED:
        return ""
    is_latin = folded.isascii()
    other = folded.translate(_TO_CYRILLIC if is_latin else _TO_LATIN)
    is_turned = other.isalpha() and other.isascii() is not is_latin
    return other if is_turned and _together(other) <= _MOST_CONSONANTS else ""


def _together(folded: str) -> int:
    """Count the most consonants that stand together."""
    vowels = _VOWELS[folded.isascii()]
    run, longest = 0, 0
    for letter in folded:
        run = 0 if letter in vowels else run + 1
        longest = max(longest, run)
    return longest
