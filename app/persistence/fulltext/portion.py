"""What an index is made anew of, some photographs at a time: read, made, and then written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.persistence.fulltext import dictionary
from app.persistence.fulltext.entries import Made
from app.persistence.fulltext.entry_words import WrittenForm
from app.persistence.fulltext.named_authorities import Read
from app.persistence.fulltext.source import Source

_MOST_KNOWN: Final = 200_000
DONE: Final = ""
"""Stands for the last photograph where there are no more."""


@dataclass(frozen=True, slots=True)
class SomeSources:
    """Photographs as they were read, in the order of their ids.

    `named` are the authorities that each names, as they were read; `deeds` is how far the audit log
    went then.
    """

    sources: tuple[Source, ...]
    named: Mapping[str, frozenset[Read]]
    deeds: int

    def cut(self, count: int) -> tuple["SomeSources", "SomeSources"]:
        """Give the first ones of them, and the rest."""
        first, rest = self.sources[:count], self.sources[count:]
        return replace(self, sources=first), replace(self, sources=rest)


@dataclass(frozen=True, slots=True)
class Portion:
    """What some photographs are found by, in the order of their ids, not written yet.

    `lessons` are of their new words, where these are few; of more, `new` are the words, which are
    to be learnt before. `last` is the id of the last one, or `DONE`. `named` are the authorities
    that each names, as they were read; `deeds` is how far the audit log went then.
    """

    made: tuple[Made, ...]
    lessons: tuple[dictionary.Lesson, ...]
    last: str
    last_code: str = ""
    new: tuple[WrittenForm, ...] = ()
    named: Mapping[str, frozenset[Read]] = field(default_factory=dict)
    deeds: int = 0


@dataclass(slots=True)
class KnownForms:
    """Forms that the dictionary is known to have, so that it is not asked for each again."""

    forms: set[WrittenForm] = field(default_factory=set)

    def add(self, forms: set[WrittenForm]) -> None:
        """Remember forms; the memory is bounded."""
        if len(self.forms) > _MOST_KNOWN:
            self.forms.clear()
        self.forms |= forms
