"""The records of OAI-PMH: photographs by when the public was told of them last.

A list goes on behind its last record, by key: what is added or changed meanwhile comes at its end,
or in the next harvest. OAI-PMH 2.0, 3.5 Flow Control.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_

from app.domain.activities import PublicNoun, PublicState
from app.domain.catalogued import CataloguedPhotograph
from app.domain.harvesting import (
    HarvestedHeader,
    HarvestedPart,
    HarvestedSet,
    HarvestPosition,
    HarvestQuestion,
    Sets,
)
from app.persistence.looking_up import photographs_whole
from app.persistence.reading_units import trail_ids, within
from app.persistence.records.photograph import Photograph
from app.persistence.records.standing import Standing
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, units

MOST_COUNTED: Final = 10_000
_TOLD: Final[tuple[Any, ...]] = (
    Standing.subject_id,
    Standing.changed_at,
    Standing.state,
    Standing.unit_id,
)


class Harvesting:
    """For one viewer, who is the public; every reading passes `visibility`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def earliest(self) -> datetime | None:
        """Give the time of the earliest record; None where there is none."""
        statement = select(Standing.changed_at).where(*_told_of(HarvestQuestion()))
        return self._session.scalar(statement.order_by(Standing.changed_at).limit(1))

    def header(self, photograph_id: str) -> HarvestedHeader | None:
        """Give one record; None for what the public was never told of."""
        statement = select(*_TOLD).where(
            *_told_of(HarvestQuestion()), Standing.subject_id == photograph_id
        )
        rows = self._session.execute(statement).all()
        return next(iter(self._headers(rows)), None)

    def headers(
        self, question: HarvestQuestion, *, after: HarvestPosition | None, limit: int
    ) -> HarvestedPart:
        """Give some records, those changed earliest first; of a set unit by unit."""
        if question.path:
            found = self._in_set(question, after, limit + 1)
        else:
            statement = select(*_TOLD).where(*_told_of(question)).order_by(*_KEY)
            found = [("", row) for row in self._rows(statement, after, limit + 1)]
        shown, more = found[:limit], len(found) > limit
        following = None
        if more:
            path, last = shown[-1]
            following = HarvestPosition(last.changed_at, last.subject_id, path)
        return HarvestedPart(self._headers([row for _, row in shown]), following)

    def count(self, question: HarvestQuestion) -> int | None:
        """Count the records that a question asks for; None for more than are quickly counted."""
        some = select(Standing.subject_id).where(*_told_of(question))
        if question.path:
            some = some.where(Standing.unit_id.in_(_units_of(question.path)))
        counted = select(func.count()).select_from(some.limit(MOST_COUNTED + 1).subquery())
        count = self._session.scalar(counted) or 0
        return count if count <= MOST_COUNTED else None

    def photographs(self, ids: Sequence[str]) -> tuple[CataloguedPhotograph, ...]:
        """Give those of some photographs that the viewer may see, whole."""
        return photographs_whole(self._transaction, ids)

    def sets(self, *, after: str, limit: int) -> tuple[HarvestedSet, ...]:
        """Give the units that the viewer may see as sets, parents before children."""
        statement = units(
            self._transaction.viewer, Unit.id, Unit.path, Unit.reference_code, Unit.title
        )
        rows = self._session.execute(
            statement.where(Unit.path > after).order_by(Unit.path).limit(limit)
        ).all()
        trails = self._trails(row.id for row in rows)
        return tuple(
            HarvestedSet(trails[row.id], row.path, row.reference_code, row.title) for row in rows
        )

    def path_of(self, trail: Sequence[str]) -> str | None:
        """Give the path of the unit to which these units lead; None where they lead to none.

        Of a set that was public once it is told what was deleted of it: whoever harvests that set
        alone would never learn it else.
        """
        where = Unit.id == trail[-1]
        path: str | None = self._session.scalar(units(THE_CATALOGUE, Unit.path).where(where))
        if path is None or trail_ids(path) != list(trail):
            return None
        told = select(func.count()).where(
            Standing.subject_id.in_(trail), Standing.changed_at.is_not(None)
        )
        return path if self._session.scalar(told) == len(trail) else None

    def _rows(
        self, statement: Select[Any], after: HarvestPosition | None, limit: int
    ) -> Sequence[Row[Any]]:
        if after is not None:
            key = (after.changed_at, after.photograph_id)
            statement = statement.where(tuple_(*_KEY) > key)
        return self._session.execute(statement.limit(limit)).all()

    def _in_set(
        self, question: HarvestQuestion, after: HarvestPosition | None, limit: int
    ) -> list[tuple[str, Row[Any]]]:
        """Walk through the units of a set that have any record, by their path."""
        of_it = Standing.unit_id == Unit.id
        has_any = select(Standing.subject_id).where(of_it, *_told_of(question)).exists()
        walked = _units_of(question.path, Unit.path).where(has_any).order_by(Unit.path)
        if after is not None:
            walked = walked.where(Unit.path >= after.path)
        found: list[tuple[str, Row[Any]]] = []
        for unit_id, path in self._session.execute(walked.limit(limit)).all():
            statement = select(*_TOLD).where(Standing.unit_id == unit_id, *_told_of(question))
            behind = after if after is not None and path == after.path else None
            rows = self._rows(statement.order_by(*_KEY), behind, limit - len(found))
            found += [(path, row) for row in rows]
            if len(found) == limit:
                break
        return found

    def _headers(self, rows: Sequence[Row[Any]]) -> tuple[HarvestedHeader, ...]:
        """Tell of records, through the gate once more: what is hidden by now is deleted."""
        ids = [row.subject_id for row in rows if row.state is PublicState.SHOWN]
        statement = photographs(self._transaction.viewer, Photograph.id)
        seen = set(self._session.scalars(statement.where(Photograph.id.in_(ids)))) if ids else set()
        trails = self._trails({row.unit_id for row in rows if row.unit_id})
        return tuple(
            HarvestedHeader(
                row.subject_id,
                row.changed_at,
                row.subject_id not in seen,
                trails.get(row.unit_id, ()),
            )
            for row in rows
        )

    def _trails(self, unit_ids: Iterable[str]) -> Sets:
        """Give the units from the root down, as far as the viewer may see them without a gap."""
        paths = self._session.execute(
            units(THE_CATALOGUE, Unit.id, Unit.path).where(Unit.id.in_(set(unit_ids)))
        ).all()
        steps = {step for _, path in paths for step in trail_ids(path)}
        viewer = self._transaction.viewer
        seen = set(self._session.scalars(units(viewer, Unit.id).where(Unit.id.in_(steps))))
        return {unit_id: tuple(_seen_of(trail_ids(path), seen)) for unit_id, path in paths}


_KEY: Final = (Standing.changed_at, Standing.subject_id)


def _told_of(question: HarvestQuestion) -> list[ColumnElement[bool]]:
    told = [Standing.noun == PublicNoun.PHOTOGRAPH, Standing.changed_at.is_not(None)]
    if question.from_at is not None:
        told.append(Standing.changed_at >= question.from_at)
    if question.before is not None:
        told.append(Standing.changed_at < question.before)
    return told


def _units_of(path: str, *what: Any) -> Select[Any]:
    """Give the units of a set, seen or not: deleted records stay in their sets."""
    return units(THE_CATALOGUE, Unit.id, *what).where(within(path))


def _seen_of(trail: Sequence[str], seen: set[str]) -> Iterable[str]:
    for step in trail:
        if step not in seen:
            return
        yield step
