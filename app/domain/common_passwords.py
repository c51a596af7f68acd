"""Passwords that are guessed first. ASVS 5.0, 6.2.4; NIST SP 800-63B-4, 3.1.1.2.

The list has the words; digits, signs and rows of keys are seen through.
"""

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

_LIST: Final = "common_passwords.txt"
_LOOKALIKES: Final = str.maketrans("@431!0$578ł", "aaeiiosstbl")
_ROWS: Final = (
    "`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiop", "azertyuiop",
    "qsdfghjklm", "wxcvbn", "abcdefghijklmnopqrstuvwxyz", "1qaz", "2wsx", "3edc", "4rfv", "5tgb",
    "6yhn", "7ujm", "8ik,", "9ol.", "0p;/", "789", "456", "147", "258", "369", "!@#$%^&*()",
)  # fmt: skip
_MOST_WALKED: Final = 0.7
_LONGEST_BLOCK: Final = 6


def is_common(password: str) -> bool:
    """Whether a password is a word that many have, dressed up or not, or a walk over the keys."""
    plain = _plain(password)
    return _walks(plain) or any(_is_of_words(core) for core in _cores(plain))


def _plain(password: str) -> str:
    """Write it in small letters, without spaces, and without what stands above letters."""
    apart = unicodedata.normalize("NFKD", password.casefold())
    return "".join(sign for sign in apart if not (sign.isspace() or unicodedata.combining(sign)))


def _walks(plain: str) -> bool:
    """Whether most of its signs follow from the one before: its neighbour, or the same once more.

    A short block that is repeated counts as what it repeats.
    """
    block = _block(plain)
    if len(block) <= _LONGEST_BLOCK and len(block) < len(plain) and block.isdecimal():
        return True
    steps = list(pairwise(plain))
    walked = sum(1 for pair in steps if pair[0] == pair[1] or pair in _neighbours())
    return walked >= _MOST_WALKED * len(steps)


def _block(plain: str) -> str:
    """Give the shortest block that a text repeats; itself where it repeats none."""
    place = (plain + plain).find(plain, 1)
    return plain[:place] if place > 0 else plain


def _cores(plain: str) -> set[str]:
    """Give what stands between digits and signs at both ends, with look-alikes as letters or not.

    `pa55w0rd2026!` has the core `password`.
    """
    cores = set()
    for written in (plain, plain.translate(_LOOKALIKES)):
        letters = [place for place, sign in enumerate(written) if sign.isalpha()]
        if letters:
            cores.add(_letters(written[letters[0] : letters[-1] + 1]))
    stripped = plain.strip("0123456789!@#$%^&*()-_=+.,?;:'\"/\\|~`")
    cores.add(_letters(stripped.translate(_LOOKALIKES)))
    return cores - {""}


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _is_of_words(core: str) -> bool:
    """Whether it is a word of the list, over and over, or two of them in a row."""
    block = _block(core)
    listed = _listed()
    if block in listed:
        return True
    return any(block[:cut] in listed and block[cut:] in listed for cut in range(1, len(block)))


@cache
def _listed() -> frozenset[str]:
    text = files("app.domain").joinpath(_LIST).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """Give the pairs of signs that lie side by side in some row, in both directions."""
    there = {pair for row in _ROWS for pair in pairwise(row)}
    return frozenset(there | {(second, first) for first, second in there})
