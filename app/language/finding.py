"""Finding in a text what a question asks for."""

from app.domain.analysis import Answer, Question
from app.domain.hits import Quotation
from app.language.excerpts import Span, excerpt, joined, wanting
from app.language.tokens import Token, tokens


def answer(text: str, question: Question) -> Answer:
    """Quote each place that answers, and count the words and phrases that are answered.

    A word counts wherever it stands, the words of a phrase only next to each other. Places that
    touch make one.
    """
    written = tokens(text)
    found = [
        *(_places(written, word) for word in question.words),
        *(_phrase_places(written, phrase) for phrase in question.phrases),
    ]
    hits = sorted({place for places in found for place in places})
    spans = joined(text, (written[place] for place in hits))
    return Answer(
        tuple(_quotation(text, span) for span in spans), sum(bool(places) for places in found)
    )


def _places(written: list[Token], word: tuple[str, ...]) -> set[int]:
    is_wanted = wanting(word)
    return {place for place, token in enumerate(written) if is_wanted(token)}


def _phrase_places(written: list[Token], phrase: tuple[str, ...]) -> set[int]:
    starts = range(len(written) - len(phrase) + 1)
    runs = (written[start : start + len(phrase)] for start in starts)
    found = (start for start, run in zip(starts, runs, strict=True) if _reads(run, phrase))
    return {start + step for start in found for step in range(len(phrase))}


def _reads(run: list[Token], phrase: tuple[str, ...]) -> bool:
    """Whether words stand next to each other, no gap between, as the phrase has them."""
    if run[-1].position - run[0].position != len(run) - 1:
        return False
    return all(map(_is_form, (token.folded for token in run), phrase))


def _is_form(folded: str, form: str) -> bool:
    return folded.startswith(form[:-1]) if form.endswith("*") else folded == form


def _quotation(text: str, span: Span) -> Quotation:
    return Quotation(*excerpt(text, span))
