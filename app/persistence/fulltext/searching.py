"""From what a person typed to what the catalogue answers."""

from itertools import islice
from typing import Final

from app.domain.analysis import Question
from app.domain.hits import Highlight, Quotation, SearchAnswer, SearchHit
from app.domain.photographs import PhotographDescription
from app.domain.readings import whole_of
from app.domain.search_request import SearchRequest
from app.persistence.access_rules import as_shown
from app.persistence.fulltext.passages import Passage, passages
from app.persistence.fulltext.sqlite_index import SqliteIndex
from app.persistence.listing import at_most
from app.persistence.reading_photographs import described, load_whole
from app.persistence.records.photograph import Photograph
from app.persistence.summaries import summaries
from app.persistence.transaction import Transaction
from app.persistence.visibility import photographs

MOST_HIGHLIGHTS: Final = 20
_FARTHEST: Final = 1_000_000


def find(transaction: Transaction, request: SearchRequest) -> SearchAnswer:
    """Find photographs by words, the best first."""
    question = transaction.analyser.question(request.query)
    if question.is_empty:
        return SearchAnswer(0, ())
    index = SqliteIndex(transaction.session, transaction.viewer)
    start = max(0, min(request.offset, _FARTHEST))
    found = index.find(question, limit=at_most(request.limit), offset=start)
    return SearchAnswer(found.total, _hits(transaction, question, found.photograph_ids))


def _hits(
    transaction: Transaction, question: Question, photograph_ids: tuple[str, ...]
) -> tuple[SearchHit, ...]:
    chosen = photographs(transaction.viewer, Photograph).where(Photograph.id.in_(photograph_ids))
    records = {record.id: record for record in load_whole(transaction.session, chosen)}
    in_order = [records[photograph_id] for photograph_id in photograph_ids]
    lines = [(record.id, record.reference_code, record.title) for record in in_order]
    return tuple(
        SearchHit(summary, highlights(transaction, _shown(transaction, record), question))
        for summary, record in zip(
            summaries(transaction.session, transaction.viewer, lines), in_order, strict=True
        )
    )


def _shown(transaction: Transaction, record: Photograph) -> PhotographDescription:
    return as_shown(transaction, described(record, unit_code=""))


def highlights(
    transaction: Transaction, description: PhotographDescription, question: Question
) -> tuple[Highlight, ...]:
    """Quote the places that answer, in the order in which they are told; not all of very many.

    Where a text answers the whole question, only such are quoted: the odd word elsewhere says
    nothing more. A reading that was cut from one that is quoted says nothing more either.
    """
    answers = [
        (passage, transaction.analyser.answer(passage.text, question))
        for passage in passages(description)
    ]
    asked = len(question.words) + len(question.phrases)
    is_whole = any(answer.answered == asked for _, answer in answers)
    telling = [
        (passage, answer.quotations)
        for passage, answer in answers
        if answer.quotations and (answer.answered == asked or not is_whole)
    ]
    told = [passage for passage, _ in telling]
    quoted = (
        _highlight(passage, quotation)
        for passage, quotations in telling
        if not _is_told_whole(passage, told)
        for quotation in quotations
    )
    return tuple(islice(quoted, MOST_HIGHLIGHTS))


def _is_told_whole(passage: Passage, told: list[Passage]) -> bool:
    """Whether the reading that a passage was cut from is among those that are told."""
    if passage.inscription is None or passage.reading is None or passage.reading.truncates is None:
        return False
    readings = passage.inscription.readings
    whole = readings[whole_of(readings, readings.index(passage.reading))]
    return whole is not passage.reading and any(one.reading is whole for one in told)


def _highlight(passage: Passage, quotation: Quotation) -> Highlight:
    return Highlight(
        field=passage.field.value,
        quotation=quotation,
        side=passage.side.kind if passage.side else None,
        side_id=passage.side.id if passage.side else "",
        region=passage.inscription.region if passage.inscription else None,
        scan=passage.side.shown_scan if passage.side else None,
        rotation_deg=passage.inscription.rotation_deg if passage.inscription else 0,
        reading_id=passage.reading.id if passage.reading else "",
        inscription_id=passage.inscription.id if passage.inscription else "",
        language=passage.reading.language if passage.reading else "",
    )
