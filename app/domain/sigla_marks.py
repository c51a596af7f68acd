"""What a pair of brackets says, by what stands within it and beside it."""

from typing import Final
from unicodedata import category

from app.domain.sigla_nodes import SiglumKind

OPENING: Final = "[({⟦"
CLOSING: Final = "])}⟧"
LINE_BREAK: Final = "|"

_DOTS = frozenset(".…·")
_GAP = _DOTS | frozenset(
    "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}—"
)  # as transcribers write it
_DOUBT = frozenset("?!")
_LONGEST_DOUBT = 3
_SIC = frozenset({"sic", "sic!", "sic?"})
_READ_OVER = frozenset("[]⟦⟧")
_LONGEST_NUMBER = 2  # of a list
_FARTHEST = 16  # how many marks are read over to find the letter beside them


def kind_of_round(inner: str | None, *, is_attached: bool) -> SiglumKind | None:
    """Say what `(...)` is; None for a pair of parentheses that the hand wrote.

    `inner` is what stands within; None where there are marks in it.
    """
    if inner is not None:
        if remark := _remark(inner):
            return remark
        if _is_gap(inner) and not _DOTS.isdisjoint(inner):
            return SiglumKind.CUT
    return SiglumKind.EXPANDED if is_attached else None


def kind_of_square(inner: str | None) -> SiglumKind:
    """Say what `[...]` is."""
    if inner is None:
        return SiglumKind.SUPPLIED
    return _remark(inner) or (SiglumKind.LOST if _is_gap(inner) else SiglumKind.SUPPLIED)


def kind_of_braces(inner: str | None) -> SiglumKind | None:
    """Say what `{...}` is; None where it is no mark."""
    return None if inner is None else _remark(inner)


def is_attached(text: str, start: int, end: int) -> bool:
    """Whether what stands at `text[start:end]` touches a letter or number: is part of a word."""
    before = range(start - 1, max(-1, start - 1 - _FARTHEST), -1)
    after = range(end, min(len(text), end + _FARTHEST))
    return any(_meets_letter(text, places) for places in (before, after))


def is_list_number(text: str, place: int) -> bool:
    """Whether a closing bracket ends a number of a list, as in `1) Jan 2) Piotr`."""
    if text[place] != ")":
        return False
    for length in range(1, min(place, _LONGEST_NUMBER) + 1):
        before = text[max(0, place - length - 1) : place - length]
        if text[place - length : place].isalnum() and (before in ("", "|") or before.isspace()):
            return True
    return False


def is_written(character: str) -> bool:
    """Whether it can stand in a word: a letter, a number, an accent."""
    return character.isalnum() or category(character).startswith("M")


def _meets_letter(text: str, places: range) -> bool:
    for place in places:
        if text[place] not in _READ_OVER:
            return is_written(text[place])
    return False


def _remark(inner: str) -> SiglumKind | None:
    said = inner.strip().lower()
    if said in _SIC:
        return SiglumKind.SIC
    if 1 <= len(said) <= _LONGEST_DOUBT and _DOUBT.issuperset(said):
        return SiglumKind.UNCERTAIN if "?" in said else SiglumKind.SIC
    return None


def _is_gap(inner: str) -> bool:
    return bool(inner) and all(c in _GAP or c.isspace() for c in inner)
