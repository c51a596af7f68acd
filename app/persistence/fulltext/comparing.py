"""Whether the index has of photographs what it would be made of today. Nothing is written."""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import select, union

from app.domain.work import JobKind
from app.persistence.fulltext.entries import Made, entry_row, make_entries, present_entries
from app.persistence.fulltext.source import SOURCE, read_sources
from app.persistence.fulltext.values import numbers_of
from app.persistence.records.inscription import Inscription
from app.persistence.records.job import Job
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs

DONE: Final = ""


def out_of_step(transaction: Transaction, *, after: str, limit: int) -> tuple[list[str], str]:
    """Name the photographs, of so many that follow, that are found by other words than theirs.

    Gives their reference codes, and the id of the last that was looked at, or `DONE`. What waits to
    be brought up to date is passed over, and so is what other rules have made.
    """
    session, analyser = transaction.session, transaction.analyser
    today = transaction.now().date()
    which = photographs(THE_CATALOGUE, *SOURCE).where(Photograph.id > after)
    sources = read_sources(session, which.order_by(Photograph.id).limit(limit))
    if not sources:
        return [], DONE
    made = make_entries(session, analyser, sources.values(), today=today)
    present = present_entries(session, list(sources))
    known = numbers_of(session, {v for one in made for entry in one.entries for v in entry.values})
    numbers: dict[Any, int] = defaultdict(int, known)  # what it does not know has none
    waiting = _waiting(transaction, list(sources))
    codes = [
        one.source.description.reference_code
        for one in made
        if one.source.photograph_id not in waiting
        and _differs(one, present.get(one.source.photograph_id, {}), numbers, transaction)
    ]
    return codes, next(reversed(sources))


def _differs(
    made: Made, present: dict[Any, Any], numbers: dict[Any, int], transaction: Transaction
) -> bool:
    rules = transaction.analyser.token_version
    if not present or any(row["made_by"] != rules for row in present.values()):
        return False  # that is told of by other findings
    rows = {
        entry.audience: entry_row(made.source, entry, numbers, made_by=rules)
        for entry in made.entries
    }
    return rows.keys() != present.keys() or any(
        value != present[audience][name]
        for audience, row in rows.items()
        for name, value in row.items()
    )


def _waiting(transaction: Transaction, ids: list[str]) -> set[str]:
    """Name those that a worker brings up to date: names that changed, closures that are over."""
    today = transaction.now().date()
    asked = select(Job.subject).where(Job.kind == JobKind.SEARCH_WORDS, Job.subject.in_(ids))
    over = (
        select(part.photograph_id).where(part.photograph_id.in_(ids), part.closed_until < today)
        for part in (Side, Inscription)
    )
    return set(transaction.session.scalars(union(asked, *over)))
