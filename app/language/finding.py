"""Finding in a text what a question asks for."""

from collections import defaultdict
from collections.abc import Iterator

from app.domain.analysis import Answer, Question
from app.domain.hits import Quotation
from app.domain.search_terms import Wanted
from app.language.excerpts import Span, excerpt, joined
from app.language.tokens import MOST_LETTERS, Token, forms_of, tokens

_Places = dict[str, list[int]]
"""By form, the numbers of the words that have it."""


def answer(text: str, question: Question) -> Answer:
    """Quote each place that answers, and count the words and phrases that are answered.

    A word counts wherever it stands, the words of a phrase only next to each other. Places that
    touch make one. The cost grows with the question plus the text, not with their product.
    """
    written = tokens(text)
    by_form = _by_form(written)
    found = [
        *(_word_places(by_form, word) for word in question.words),
        *(_phrase_places(written, by_form, phrase) for phrase in question.phrases),
    ]
    hits = sorted({place for places in found for place in places})
    spans = joined(text, (written[place] for place in hits))
    return Answer(
        tuple(_quotation(text, span) for span in spans), sum(bool(places) for places in found)
    )


def quoted(text: str, wanted: Wanted) -> Answer:
    """Quote each place that holds what is wanted, and count the words and phrases that are there.

    Every form is a folded word of the catalogue.
    """
    written = tokens(text)
    by_form = _by_form(written)
    found = [
        *({p for form in by_form.keys() & word for p in by_form[form]} for word in wanted.words),
        *(_run_places(written, by_form, phrase) for phrase in wanted.phrases),
    ]
    hits = sorted({place for places in found for place in places})
    spans = joined(text, (written[place] for place in hits))
    return Answer(
        tuple(_quotation(text, span) for span in spans), sum(bool(places) for places in found)
    )


def _run_places(
    written: list[Token], by_form: _Places, phrase: tuple[frozenset[str], ...]
) -> set[int]:
    """Give the places of words that stand next to each other as in a phrase."""
    places: set[int] = set()
    for start in (place for form in by_form.keys() & phrase[0] for place in by_form[form]):
        run = written[start : start + len(phrase)]
        if len(run) == len(phrase) and all(
            token.position == run[0].position + step and not forms.isdisjoint(forms_of(token))
            for step, (token, forms) in enumerate(zip(run, phrase, strict=True))
        ):
            places.update(range(start, start + len(phrase)))
    return places


def _by_form(written: list[Token]) -> _Places:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(written):
        for form in forms_of(token):
            places[form[:MOST_LETTERS]].append(place)
    return dict(places)


def _word_places(by_form: _Places, word: tuple[str, ...]) -> set[int]:
    return {place for form in word for place in _places(by_form, form)}


def _places(by_form: _Places, form: str) -> Iterator[int]:
    if not form.endswith("*"):
        yield from by_form.get(form, ())
        return
    for written, places in by_form.items():
        if written.startswith(form[:-1]):
            yield from places


def _phrase_places(written: list[Token], by_form: _Places, phrase: tuple[str, ...]) -> set[int]:
    starts = {place for place in _places(by_form, phrase[0]) if _reads(written, place, phrase)}
    return {start + step for start in starts for step in range(len(phrase))}


def _reads(written: list[Token], start: int, phrase: tuple[str, ...]) -> bool:
    """Whether words stand next to each other from `start` on, no gap between, as in the phrase."""
    run = written[start : start + len(phrase)]
    first = run[0].position
    return len(run) == len(phrase) and all(
        token.position == first + step and _is_form(token.folded, form)
        for step, (token, form) in enumerate(zip(run, phrase, strict=True))
    )


def _is_form(folded: str, form: str) -> bool:
    return folded.startswith(form[:-1]) if form.endswith("*") else folded == form


def _quotation(text: str, span: Span) -> Quotation:
    quoted = excerpt(text, span)
    before = text[: span.start - len(quoted.prefix)]
    after = text[span.end + len(quoted.suffix) :]
    return Quotation(
        *quoted, goes_on_before=bool(before.strip()), goes_on_after=bool(after.strip())
    )
