"""All that the catalogue asks about words and dates, in one object that holds no state."""

from app.domain.analysis import Answer, Question, WrittenWord
from app.domain.dating import DateSpan
from app.language.edtf import parse_edtf
from app.language.finding import answer
from app.language.questions import read_question
from app.language.tokens import index_form, tokens


class Analyser:
    """One analyser for index, query and highlight, as `app/persistence/analysis.py` wants it."""

    def indexed(self, text: str) -> tuple[str, str]:
        """Give a text's folded words, and their other forms, each apart by one space."""
        form = index_form(text)
        return form.body, form.alternatives

    def question(self, query: str) -> Question:
        """Read what a person typed."""
        return read_question(query)

    def answer(self, text: str, question: Question) -> Answer:
        """Find in a text what is asked for."""
        return answer(text, question)

    def words(self, text: str) -> tuple[WrittenWord, ...]:
        """Give the words of a text in their order."""
        return tuple(
            WrittenWord(text[token.start : token.end], token.folded) for token in tokens(text)
        )

    def span_of(self, edtf: str) -> DateSpan:
        """Give the days that an EDTF date can mean, or raise `Rejected`."""
        return parse_edtf(edtf)
