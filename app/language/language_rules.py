"""What an expert has written down about a language: `app/language/rules/*.toml`, one file each.

`docs/how-to/add-a-language.md` tells how such a file is written, `rule_reading` how it is checked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from app.language.folding import fold

_NEVER = re.compile(r"(?!)")


class Script(StrEnum):
    """An alphabet that words are written in."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    HEBREW = "hebrew"


class Respelling(NamedTuple):
    """One way of writing that is compared with another: `old` becomes `today`.

    Both patterns say the same, of a word with its diacritics and of one without them.
    """

    written: re.Pattern[str]
    today: str
    folded: re.Pattern[str]
    folded_today: str


Respellings = tuple[Respelling, ...]


@dataclass(frozen=True, slots=True)
class VerbRules:
    """How verbs are brought to a stem of their own; empty where a language needs none.

    `altered` are sounds at a stem's end, before some of the endings, with those that they come
    from; `roots` the roots of infinitives with the others that the same verb has, `no_forms` words
    that only look like theirs.
    """

    prefixes: tuple[str, ...] = ()
    firm_prefixes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    reflexive: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    root_endings: tuple[str, ...] = ()
    altered_before: tuple[str, ...] = ()
    altered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StemRules:
    """How the words of a language are brought to a stem: by Snowball, or by their endings.

    `whole` are words with the stem that each has whatever these do, `beginnings` what a word may
    begin with before a consonant and what that is then taken for.
    """

    snowball: str
    endings: tuple[str, ...]
    softened: Mapping[str, tuple[str, ...]]
    fleeting: Mapping[str, str]
    whole: Mapping[str, str]
    vowels: Mapping[str, tuple[str, ...]]
    has_morphology: bool
    verbs: VerbRules
    beginnings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of one language. `sources` say where they were taken from.

    What is short in `abbreviations` and `acronyms` is folded, what it stands for is in small
    letters with diacritics; `short_spellings` has what is short with its diacritics.
    """

    code: str
    name: str
    script: Script
    letters: str
    sources: tuple[str, ...]
    stem: StemRules
    old_spelling: Respellings
    misspelling: Respellings
    function_words: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]
    abbreviations: Mapping[str, tuple[str, ...]]
    acronyms: Mapping[str, tuple[str, ...]]
    short_spellings: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    months: Mapping[int, tuple[str, ...]]
    numbers: Mapping[int, tuple[str, ...]]
    sounds: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SharedRules:
    """What holds whatever the language is: `every-language.toml`."""

    sound_endings: tuple[str, ...]
    confusions: Mapping[str, str]
    digits: Mapping[str, str]
    lookalikes: Mapping[str, str]
    look: Mapping[str, str]
    consonants: Mapping[str, str]
    same_names: Mapping[str, tuple[str, ...]]
    same_places: Mapping[str, tuple[str, ...]]


def respelt(word: str, respellings: Respellings) -> str:
    """Write a word with its diacritics as it is written today."""
    for rule in respellings:
        word = rule.written.sub(rule.today, word)
    return word


def respelt_folded(folded: str, respellings: Respellings) -> str:
    """Write a folded word as it is written today."""
    for rule in respellings:
        folded = rule.folded.sub(rule.folded_today, folded)
    return folded


def respelling(old: str, today: str, after: str = "", before: str = "") -> Respelling:
    """Make a rule of what stands in a file; `^`, `$` and `[...]` mean what they mean there."""
    plain = fold(old)
    folded = _pattern(plain, fold(after), fold(before)) if len(plain) == len(old) else _NEVER
    if plain != old and plain.isascii() and len(plain) == 1:
        folded = _NEVER  # `ó` becomes `u`, but not every `o`
    return Respelling(_pattern(old, after, before), today, folded, fold(today))


def _pattern(old: str, after: str, before: str) -> re.Pattern[str]:
    look_back = f"(?<=[{re.escape(after)}])" if after else ""
    look_ahead = f"(?=[{re.escape(before)}])" if before else ""
    return re.compile(look_back + old + look_ahead)
