"""Lists of photographs and units, a page at a time: what follows is found by its key."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, func, tuple_
from sqlalchemy.orm import Session

from app.domain.catalogued import CataloguedUnit, Page, PhotographSummary
from app.domain.errors import NotFound
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.viewers import Viewer
from app.persistence.reading_units import catalogued_units
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.summaries import SUMMARISED, summaries
from app.persistence.visibility import photographs, units

LONGEST_PAGE = 1000
R = TypeVar("R")


def newest(session: Session, viewer: Viewer, *, limit: int) -> tuple[PhotographSummary, ...]:
    """Give the published photographs, the one published last first."""
    statement = (
        photographs(viewer, *SUMMARISED)
        .where(Photograph.state == PublicationState.PUBLISHED)
        .order_by(Photograph.published_at.desc(), Photograph.id.desc())
        .limit(at_most(limit))
    )
    return summaries(session, viewer, _rows(session, statement))


def photographs_by_id(  # noqa: PLR0913 - whose, which, and which part
    session: Session,
    viewer: Viewer,
    *,
    after: str | None,
    limit: int,
    state: PublicationState | None,
    only_from_back: bool = False,
) -> Page[PhotographSummary]:
    """List photographs in the order in which they were made."""
    start = "" if after is None else known_form(after)
    statement = photographs(viewer, *SUMMARISED).where(Photograph.id > start)
    if state is not None:
        statement = statement.where(Photograph.state == state)
    if only_from_back:
        statement = statement.where(Photograph.only_from_back)
    rows = _rows(session, statement.order_by(Photograph.id).limit(at_most(limit) + 1))
    lines, more = _cut(rows, limit)
    return Page(summaries(session, viewer, lines), after=lines[-1][0] if more else None)


def photographs_in(  # noqa: PLR0913 - whose, where, and which part
    session: Session,
    viewer: Viewer,
    unit_id: str,
    *,
    after: str | None,
    limit: int,
    counted: bool,
) -> Page[PhotographSummary]:
    """List the photographs directly in a unit in filing order, with their number if `counted`."""
    within = Photograph.unit_id == known_form(unit_id)
    total = session.scalar(photographs(viewer, func.count()).where(within)) if counted else None
    statement = photographs(viewer, *SUMMARISED).where(within)
    in_order = _in_filing_order(session, viewer, statement, Photograph, after=after, limit=limit)
    rows = _rows(session, in_order)
    lines, more = _cut(rows, limit)
    return Page(
        summaries(session, viewer, lines), after=lines[-1][0] if more else None, total=total
    )


def photographs_among(
    session: Session, viewer: Viewer, ids: Sequence[str]
) -> tuple[PhotographSummary, ...]:
    """Give those of some photographs that the viewer may see, in the order of their ids."""
    rows = _rows(session, photographs(viewer, *SUMMARISED).where(Photograph.id.in_(ids)))
    found = {summary.id: summary for summary in summaries(session, viewer, rows)}
    return tuple(found[one] for one in dict.fromkeys(ids) if one in found)


def units_below(
    session: Session, viewer: Viewer, unit_id: str | None, *, after: str | None, limit: int
) -> Page[CataloguedUnit]:
    """List the units directly below one (None: the roots) in filing order, with their number."""
    below = Unit.parent_id.is_(None) if unit_id is None else Unit.parent_id == known_form(unit_id)
    total = session.scalar(units(viewer, func.count()).where(below))
    statement = units(viewer, Unit).where(below)
    in_order = _in_filing_order(session, viewer, statement, Unit, after=after, limit=limit)
    records, more = _cut(session.scalars(in_order).all(), limit)
    items = catalogued_units(session, viewer, records)
    return Page(items, after=records[-1].id if more else None, total=total)


def at_most(limit: int) -> int:
    """Keep a page's length within reason."""
    return max(1, min(limit, LONGEST_PAGE))


def _in_filing_order(  # noqa: PLR0913 - whose, which, and which part
    session: Session,
    viewer: Viewer,
    statement: Select[Any],
    record: type[Photograph | Unit],
    *,
    after: str | None,
    limit: int,
) -> Select[Any]:
    """Put a list in the order of the shelf, from what follows `after` on; with one line more.

    `after` is the id of the last line of the page before. It counts wherever it stands today, so
    that nothing is left out when that one was moved in the meantime. `NotFound` where it is gone,
    or hidden from this viewer.
    """
    if after is not None:
        seen = photographs if record is Photograph else units
        key = seen(viewer, record.filing_order, record.id).where(record.id == known_form(after))
        last = session.execute(key).one_or_none()
        if last is None:
            raise NotFound("This page of the list is no longer there. Begin with the first one.")
        statement = statement.where(tuple_(record.filing_order, record.id) > tuple_(*last))
    return statement.order_by(record.filing_order, record.id).limit(at_most(limit) + 1)


def _rows(session: Session, statement: Select[Any]) -> Sequence[Any]:
    return session.execute(statement).all()


def _cut(rows: Sequence[R], limit: int) -> tuple[Sequence[R], bool]:
    """Take off the line that only told that there is more."""
    length = at_most(limit)
    return rows[:length], len(rows) > length
