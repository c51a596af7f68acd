"""Finding in a text what is wanted of it."""

from collections import defaultdict

from app.domain.analysis import Answer
from app.domain.hits import Quotation
from app.domain.search_terms import Wanted
from app.language.excerpts import Span, excerpt, joined
from app.language.tokens import MOST_LETTERS, Token, forms_of, tokens

_Places = dict[str, list[int]]
"""By form, the numbers of the words that have it."""


def quoted(text: str, wanted: Wanted) -> Answer:
    """Quote each place that holds what is wanted, and count the words and phrases that are there.

    A word counts wherever it stands, the words of a phrase only next to each other, and places
    that touch make one. Every form is a folded word of the catalogue.
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


def _quotation(text: str, span: Span) -> Quotation:
    quoted = excerpt(text, span)
    before = text[: span.start - len(quoted.prefix)]
    after = text[span.end + len(quoted.suffix) :]
    return Quotation(
        *quoted, goes_on_before=bool(before.strip()), goes_on_after=bool(after.strip())
    )
