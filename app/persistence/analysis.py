"""What the catalogue must be told about words and dates, since it knows no language itself."""

from typing import Protocol

from app.domain.analysis import Answer, Question, WrittenWord
from app.domain.dating import DateSpan


class Analyser(Protocol):
    """One and the same for index, query and highlight. `app/language/analyser.py` is the one."""

    def indexed(self, text: str) -> tuple[str, str]:
        """Give a text's folded words, and their other forms, each apart by one space."""

    def question(self, query: str) -> Question:
        """Read what a person typed. Nothing that can be typed raises."""

    def answer(self, text: str, question: Question) -> Answer:
        """Find in a text what is asked for."""

    def words(self, text: str) -> tuple[WrittenWord, ...]:
        """Give the words of a text in their order."""

    def span_of(self, edtf: str) -> DateSpan:
        """Give the days that an EDTF date can mean, or raise `Rejected`."""
