"""Photographs like one: with the same words, by the same hand, with the same stamp, or alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.authorities import AuthorityNoun
from app.domain.catalogued import CataloguedPhotograph, PhotographSummary
from app.domain.search_query import Expand
from app.domain.search_request import SearchRequest
from app.domain.viewers import Viewer
from app.holdings import Holding
from app.persistence.catalogue import Catalogue

MOST_SHOWN = 6
_FEWEST_WORDS = 3
_MOST_WORDS = 12
_MOST_TEXTS = 8


@dataclass(frozen=True, slots=True)
class SameText:
    """Others that bear the words of an inscription.

    `phrase` is the question that finds them, `beginning` how the text begins.
    `total` counts all of them and not this one; `shown` are the first.
    """

    phrase: str
    beginning: str
    total: int
    shown: tuple[PhotographSummary, ...]


@dataclass(frozen=True, slots=True)
class SameMark:
    """Others with the same hand or stamp, by its id and name."""

    noun: AuthorityNoun
    authority_id: str
    name: str
    shown: tuple[PhotographSummary, ...]


@dataclass(frozen=True, slots=True)
class SimilarPhotographs:
    """What is like a photograph. `alike` show nearly the same picture, the nearest first."""

    photograph: CataloguedPhotograph
    texts: tuple[SameText, ...]
    marks: tuple[SameMark, ...]
    alike: tuple[PhotographSummary, ...]


def show_similar(holding: Holding, viewer: Viewer, photograph_id: str) -> SimilarPhotographs:
    """Look for what is like a photograph; `NotFound` where there is none."""
    with holding.open(viewer) as catalogue:
        photograph = catalogue.photograph(photograph_id)
        return SimilarPhotographs(
            photograph,
            texts=tuple(_texts(catalogue, photograph, holding)),
            marks=tuple(_marks(catalogue, photograph)),
            alike=catalogue.reading_room.lines(catalogue.likenesses.like(photograph.id)),
        )


def _texts(
    catalogue: Catalogue, photograph: CataloguedPhotograph, holding: Holding
) -> Iterator[SameText]:
    """Ask for the beginning of each text as a phrase: a witness may break off before its end."""
    for phrase, beginning in list(_phrases(photograph, holding))[:_MOST_TEXTS]:
        request = SearchRequest(
            phrase,
            expand=Expand.NONE,
            limit=MOST_SHOWN + 1,
            with_facets=False,
            with_highlights=False,
        )
        answer = catalogue.find(request)
        others = [hit.photograph for hit in answer.items if hit.photograph.id != photograph.id]
        if others:
            is_among = len(others) < len(answer.items)
            yield SameText(phrase, beginning, answer.total - is_among, tuple(others[:MOST_SHOWN]))


def _phrases(photograph: CataloguedPhotograph, holding: Holding) -> Iterator[tuple[str, str]]:
    told = set[str]()
    for _, inscription in photograph.description.inscriptions():
        reading = inscription.preferred_reading
        words = holding.analyser.words(reading.text) if reading else []
        phrase = " ".join(word.folded for word in words[:_MOST_WORDS])
        if len(words) >= _FEWEST_WORDS and phrase not in told:
            told.add(phrase)
            yield f'"{phrase}"', " ".join(word.written for word in words[:_MOST_WORDS])


def _marks(catalogue: Catalogue, photograph: CataloguedPhotograph) -> Iterator[SameMark]:
    """Go by the hands and stamps that the viewer is told of: what is closed names none."""
    written = [one for _, one in photograph.description.inscriptions()]
    named = [(AuthorityNoun.HAND, one.hand) for one in written]
    named += [(AuthorityNoun.STAMP, one.stamp) for one in written]
    for noun, name in dict.fromkeys(named):
        authority_id = photograph.authority_ids.get((noun, name), "") if name else ""
        if not authority_id:
            continue
        page = catalogue.authorities.standings(noun, authority_id, limit=MOST_SHOWN + 1)
        others = [one.photograph for one in page.items if one.photograph.id != photograph.id]
        if others:
            yield SameMark(noun, authority_id, name, tuple(others[:MOST_SHOWN]))
