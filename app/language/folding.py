# ruff: noqa: RUF001 - letters that look like others are what this is about
"""One spelling for every way to write a letter: `Żołnierze`, `ZOLNIERZE` and `żołnierze` are one.

Unicode NFKD and case folding (Unicode Standard, 3.11 and 3.13), then what they leave apart.
"""

import re
import unicodedata

_DROPPED = frozenset({"Mn", "Cf"})  # accents, vowel points; soft hyphens, direction marks
_KEPT_BELOW = 0x3000
_FRACTION_SLASH = "\N{FRACTION SLASH}"
_HARD_SIGN_AT_THE_END = re.compile(r"ъ+(?!\w)")

# Letters that Unicode does not take apart, by what someone types who has no key for them.
_LETTERS = {
    # Latin
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i",
    "ŋ": "n", "ŧ": "t", "ʼ": "",
    # Cyrillic: the spelling before 1918, Ukrainian and Belarusian letters beside the Russian ones
    "ѣ": "е", "і": "и", "є": "е", "ѳ": "ф", "ѵ": "и", "ґ": "г",
    # Hebrew script: Yiddish digraphs, and the forms that a letter has at a word's end
    "װ": "וו", "ױ": "וי", "ײ": "יי", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip


def _without_marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in _DROPPED)


def _folded_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    if _FRACTION_SLASH in decomposed:
        return character  # `¾` is neither 34 nor two words
    folded = unicodedata.normalize("NFKD", _without_marks(decomposed).casefold())
    return "".join(_LETTERS.get(c, c) for c in _without_marks(folded))


class _FoldedCharacters(dict[int, str]):
    """Each character's folded form, worked out when it is first met: `str.translate` asks here.

    Those of living alphabets are kept; all of Unicode would fill the memory.
    """

    def __missing__(self, code_point: int) -> str:
        folded = _folded_character(chr(code_point))
        if code_point < _KEPT_BELOW:
            self[code_point] = folded
        return folded


_FOLDED = _FoldedCharacters()


def fold(text: str) -> str:
    """Give the form in which text is compared: of a word, or of a text word by word.

    Folding what is folded changes nothing. Punctuation and spaces stay; so do vulgar fractions.
    """
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    return _HARD_SIGN_AT_THE_END.sub("", folded) if "ъ" in folded else folded
