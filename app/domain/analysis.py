"""What the analyser of words hands to whoever keeps and finds texts."""

from dataclasses import dataclass
from typing import Final

from app.domain.hits import Quotation

LONGEST_QUERY: Final = 1000
"""How many characters of a question are looked at, wherever it is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks for: a text answers it with every word and every phrase.

    A word is given as the folded forms that will do, a phrase as folded words next to each other.
    A form that ends in `*` stands for every word that begins so.
    """

    words: tuple[tuple[str, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words or self.phrases)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text holds of a question: the places, in order, and how many of its parts."""

    quotations: tuple[Quotation, ...] = ()
    answered: int = 0


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word as it stands in a text, and in its folded form."""

    written: str
    folded: str
