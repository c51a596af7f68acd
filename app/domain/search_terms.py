"""What the term dictionary keeps of a word, so that it is found by other words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

LONGEST_WORD: Final = 100
"""How many characters of a folded word are looked at: longer ones are no words of a language."""


class KeyKind(StrEnum):
    """By what rule two words share a key.

    A typed word meets a written one where kind and key agree. Their order is the order in which
    they are believed.
    """

    FORM = "="  # the folded word itself, and spellings of it: old ones, umlauts, misread letters
    LEMMA = "m"  # the dictionary form
    STEM_POLISH = "p"
    STEM_RUSSIAN = "r"  # and Ukrainian
    STEM_GERMAN = "d"
    STEM_ENGLISH = "e"
    STEM_OTHER = "o"
    ABBREVIATION = "a"
    NUMBER = "n"  # II = 2, VIII = sierpnia
    NAME = "g"  # what a person is called: Stasiek = Stanisław
    SKELETON = "#"  # one spelling of what languages transliterate in their ways
    SKELETON_STEM = "s"
    CONSONANTS = "c"  # between Hebrew script and others
    LACUNA = "l"  # words that are damaged: `k…ski`
    FUZZY = "f"  # met within a few mistypings: `Analyser.deletions`


@dataclass(frozen=True, slots=True)
class TermKey:
    """A key of a word. `weight`, above 0 and up to 1, says how sure it is.

    Where a typed and a written word meet, the smaller of the two weights counts.
    """

    kind: KeyKind
    key: str
    weight: float = 1.0


class Reason(StrEnum):
    """Why a word of the catalogue answers a typed one."""

    EXACT = "exact"
    SPELLING = "spelling"
    INFLECTED = "inflected"
    TRANSLITERATED = "transliterated"
    ABBREVIATED = "abbreviated"
    NUMBER = "number"
    CALLED = "called"  # another name of who bears the typed one
    DAMAGED = "damaged"  # of the written word something is lost
    WILDCARD = "wildcard"
    MISTYPED = "mistyped"
    JOINED = "joined"  # written as one or as two
    WITHIN = "within"  # the typed word begins or ends a longer one


@dataclass(frozen=True, slots=True)
class AcceptedWord:
    """A folded word of the catalogue that answers a typed one. `df` counts photographs, about."""

    folded: str
    weight: float
    reason: Reason
    df: int = 1


class IndexedWord(NamedTuple):
    """A word of a text as an index keeps it.

    `spelling` is the word as written, in lower case, with its diacritics and without editors'
    marks. `alternatives` are other folded forms of it, at the same place. None is longer than
    `LONGEST_WORD`. `lost_before` counts the places of lost text between it and the word before. Of
    a damaged word `folded` has `GAP` (`app/domain/sigla_forms.py`) where letters are lost. One that
    `is_deleted` was struck out by the hand.
    """

    folded: str
    spelling: str
    alternatives: tuple[str, ...] = ()
    lost_before: int = 0
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark in a text: exact folded words of the catalogue, no rule of any language.

    Each typed word is given as all that answers it, with the reason; each phrase as, for each of
    its places, the folded words that will do there.
    """

    words: tuple[dict[str, Reason], ...] = ()
    phrases: tuple[tuple[frozenset[str], ...], ...] = ()
