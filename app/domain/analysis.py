"""What the analyser of words hands to whoever keeps and finds texts."""

from dataclasses import dataclass
from typing import Final

from app.domain.hits import Quotation

LONGEST_QUERY: Final = 1000
"""How many characters of a question are looked at, wherever it is asked."""


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
