"""Searching what is written on photographs: on one of them, or on many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.content_search import FoundReadings
from app.domain.hits import Quotation, ReadingHit
from app.domain.identifiers import known_form
from app.domain.languages import LanguageMap
from app.domain.photographs import PhotographDescription
from app.domain.public_view import NO_CAPS
from app.domain.search_filters import NO_FILTERS, SearchFilters
from app.domain.search_query import Expand
from app.domain.search_request import SearchRequest
from app.persistence.access_rules import as_shown
from app.persistence.fulltext.highlighting import Highlighting
from app.persistence.fulltext.passages import Passage, readings
from app.persistence.fulltext.searching import find, planned
from app.persistence.fulltext.source import seen_sources
from app.persistence.listing import at_most
from app.persistence.reading_photographs import SIDES
from app.persistence.reading_sides import described_side
from app.persistence.records.photograph import Photograph
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs
from app.persistence.withholding import no_photograph


def search_within(
    transaction: Transaction, photograph_id: str, query: str
) -> tuple[ReadingHit, ...]:
    """Find the readings that answer best, in reading order, or raise `NotFound`.

    The best are those that hold all words and phrases of the query, as typed or in another form,
    or, where none does, as many of them as any.
    """
    passages = list(_readings(transaction, photograph_id))
    plan = planned(transaction, transaction.analyser.read_query(query), Expand.ALL)
    return tuple(_best(Highlighting(transaction.analyser, plan), passages))


def search_readings(
    transaction: Transaction, query: str, *, unit_id: str = "", cursor: str = "", limit: int
) -> FoundReadings:
    """Find the readings that answer best in a unit with all below it, or in all the catalogue.

    They come photograph by photograph, the best first, of at most `limit` photographs: those of
    `searching.find`. Nothing is told of photographs that answer by other than what is written.
    """
    tree = transaction.analyser.read_query(query)
    if tree is None:
        return FoundReadings()
    filters = SearchFilters(units=(unit_id,)) if unit_id else NO_FILTERS
    request = SearchRequest(
        query, filters, limit=limit, cursor=cursor, with_facets=False, with_highlights=False,
        of_readings=True,
    )  # fmt: skip
    answer = find(transaction, request)
    ids = [hit.photograph.id for hit in answer.items]
    sources = seen_sources(transaction.session, transaction.viewer, ids, with_scans=False)
    marking = Highlighting(transaction.analyser, planned(transaction, tree, Expand.ALL))
    hits = (
        replace(hit, photograph_id=one, title=title_of(sources[one].description))
        for one in ids
        if one in sources
        for hit in _best(
            marking, readings(as_shown(transaction, sources[one].description, NO_CAPS))
        )
    )
    return FoundReadings(tuple(hits), answer.next_cursor, answer.total)


def title_of(described: PhotographDescription) -> LanguageMap:
    """Give the title, or the reference code where there is none."""
    return described.title or {"none": [described.reference_code]}


def _best(marking: Highlighting, passages: Iterable[Passage]) -> Iterator[ReadingHit]:
    answers = [(passage, marking.answer(passage)) for passage in passages]
    most = max((answer.answered for _, answer in answers), default=0)
    for passage, answer in answers:
        if most and answer.answered == most:
            yield from _hit(passage, answer.quotations)


def words_within(
    transaction: Transaction, photograph_id: str, beginning: str, *, limit: int
) -> tuple[tuple[str, int], ...]:
    """Give the words that begin so, as they are mostly written, each with its count.

    They come in the order of the alphabet. The last word of `beginning` counts.
    """
    passages = list(_readings(transaction, photograph_id))
    typed = transaction.analyser.words(beginning)
    if not typed:
        return ()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        for word in transaction.analyser.words(passage.text):
            if word.folded.startswith(typed[-1].folded):
                spellings[word.folded][word.written] += 1
    counted = [
        (spelling.most_common(1)[0][0], spelling.total())
        for _, spelling in sorted(spellings.items())
    ]
    return tuple(counted[: at_most(limit)])


def _readings(transaction: Transaction, photograph_id: str) -> Iterator[Passage]:
    statement = photographs(transaction.viewer, Photograph).where(
        Photograph.id == known_form(photograph_id)
    )
    found = transaction.session.scalars(statement.options(SIDES)).one_or_none()
    if found is None:
        raise no_photograph(transaction, photograph_id)
    record: Photograph = found
    sides = tuple(map(described_side, record.sides))
    described = PhotographDescription(record.reference_code, sides=sides)
    return readings(as_shown(transaction, described, NO_CAPS))


def _hit(passage: Passage, quotations: tuple[Quotation, ...]) -> Iterator[ReadingHit]:
    if passage.side and passage.inscription and passage.reading:
        yield ReadingHit(
            side_id=passage.side.id,
            inscription_id=passage.inscription.id,
            reading_id=passage.reading.id,
            text=passage.text,
            language=passage.reading.language,
            region=passage.inscription.region,
            quotations=quotations,
        )
