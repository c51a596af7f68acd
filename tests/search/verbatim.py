"""Whether a quotation stands in the stored text, letter by letter."""

from collections.abc import Iterator
from functools import cache

from app.domain.documents import as_document
from app.domain.hits import Highlight, SearchAnswer
from app.domain.photographs import PhotographDescription
from app.domain.viewers import THE_PUBLIC
from app.holdings import Holding
from tests.search.corpus import authorities


def is_misquoted(photograph: PhotographDescription, highlight: Highlight) -> bool:
    """Whether a quotation is not verbatim, or not from the reading and the side that it names."""
    quotation = highlight.quotation
    quoted = quotation.prefix + quotation.exact + quotation.suffix
    if highlight.reading_id:
        return not any(
            quoted in reading.text and side.kind == highlight.side
            for side, inscription in photograph.inscriptions()
            for reading in inscription.readings
            if reading.id == highlight.reading_id
        )
    return not any(quoted in text for text in _stored(photograph))


class Verbatim:
    """Looks up what is quoted; a photograph is read once."""

    def __init__(self, holding: Holding) -> None:
        self._holding = holding
        self._read: dict[str, PhotographDescription] = {}

    def misquoted(self, answer: SearchAnswer) -> list[Highlight]:
        """Give the highlights of an answer that are not verbatim."""
        return [
            highlight
            for hit in (*answer.items, *answer.approximate)
            for highlight in hit.highlights
            if is_misquoted(self._photograph(hit.photograph.id), highlight)
        ]

    def _photograph(self, photograph_id: str) -> PhotographDescription:
        if photograph_id not in self._read:
            with self._holding.open(THE_PUBLIC) as catalogue:
                found = catalogue.photograph(photograph_id)
            self._read[photograph_id] = found.description
        return self._read[photograph_id]


def _stored(photograph: PhotographDescription) -> Iterator[str]:
    """Give every text of a photograph, and all names of those whom it names."""
    yield from _strings(as_document(photograph))
    named = {each.name for each in photograph.places} | {each.name for each in photograph.agents}
    for name in named:
        yield from _other_names().get(name, ())


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    return {each.name: tuple(form.name for form in each.forms) for _, each in authorities()}


def _strings(document: object) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        for value in document.values():
            yield from _strings(value)
    elif isinstance(document, list | tuple):
        for value in document:
            yield from _strings(value)
