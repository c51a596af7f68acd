"""What became of photographs and units since the public was told of them last, as events.

What is looked at is compared with how it stood, in a few statements, however much it is:
`app/domain/activities.py`.

Length: what became of things and how they stand is written by statements that belong together.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    update,
)

from app.domain.access import WITHOUT_END
from app.domain.activities import ActivityKind, PublicNoun, PublicState
from app.domain.publication import PublicationState
from app.persistence.records.activity import ActivityRecord
from app.persistence.records.photograph import Photograph
from app.persistence.records.standing import Standing
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import (
    THE_CATALOGUE,
    photograph_is_public,
    photographs,
    unit_is_public,
    units,
)

_COLUMNS: Final = ("sequence", "kind", "noun", "subject_id", "happened_at")


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of one noun are looked at."""

    noun: PublicNoun
    record: type[Photograph | Unit]
    is_public: ColumnElement[bool]
    unit_id: Any
    closed_until: Any

    def looked_at(self, *what: Any) -> Select[Any]:
        """Begin a query for all of them, with what was told of each last."""
        begin = photographs if self.noun is PublicNoun.PHOTOGRAPH else units
        beside = Standing.subject_id == self.record.id
        return begin(THE_CATALOGUE, *what).outerjoin(Standing, beside)


def of_photographs() -> Kind:
    """How photographs are looked at."""
    of_unit = select(Unit.closed_until).where(Unit.id == Photograph.unit_id).scalar_subquery()
    later = case(
        (of_unit.is_(None), Photograph.closed_until),
        (func.coalesce(Photograph.closed_until, literal(date.min)) > of_unit,
         Photograph.closed_until),
        else_=of_unit,
    )  # fmt: skip
    return Kind(
        PublicNoun.PHOTOGRAPH, Photograph, photograph_is_public(), Photograph.unit_id, later
    )


def of_units() -> Kind:
    """How units are looked at."""
    return Kind(PublicNoun.UNIT, Unit, unit_is_public(), null(), Unit.closed_until)


def tell(
    transaction: Transaction, kind: Kind, which: ColumnElement[bool], *, says_else: int | None
) -> None:
    """Write the events of some things, then how each of them stands.

    `says_else`: what is shown as before says something else, since the event of this number; what
    was told of later said so then. None: it says the same.
    """
    last, now = last_event(transaction)
    event = _event(kind, says_else)
    happened = kind.looked_at(
        numbered(last, kind.record.id),
        event,
        literal(kind.noun, ActivityRecord.noun.type),
        kind.record.id,
        literal(now, ActivityRecord.happened_at.type),
    ).where(which, event.is_not(None))
    transaction.session.execute(insert(ActivityRecord).from_select(_COLUMNS, happened))
    _await(transaction, kind, which)
    follow(transaction, last)
    _keep_ends(transaction, kind, which)


def follow(transaction: Transaction, last: int) -> None:
    """Bring how things stand up to the events behind `last`."""
    stands = case(
        {
            ActivityKind.DELETE: PublicState.GONE,
            ActivityKind.REMOVE: PublicState.CLOSED,
        },
        value=ActivityRecord.kind,
        else_=PublicState.SHOWN,
    )
    is_of = and_(Standing.subject_id == ActivityRecord.subject_id, ActivityRecord.sequence > last)
    transaction.session.execute(
        update(Standing)
        .where(is_of)
        .values(
            state=stands, changed_at=ActivityRecord.happened_at, sequence=ActivityRecord.sequence
        ),
        execution_options={"synchronize_session": False},
    )


def numbered(last: int, order: Any) -> ColumnElement[int]:
    """Number events behind the last one."""
    return func.row_number().over(order_by=order) + last


def last_event(transaction: Transaction) -> tuple[int, datetime]:
    """Give the number of the last event, and the time of the next: no earlier than the last's."""
    newest = (
        select(ActivityRecord.sequence, ActivityRecord.happened_at)
        .order_by(ActivityRecord.sequence.desc())
        .limit(1)
    )
    found = transaction.session.execute(newest).one_or_none()
    now = transaction.now()
    return (found.sequence, max(now, found.happened_at)) if found else (0, now)


def _event(kind: Kind, says_else: int | None) -> Any:
    """Say what became of a thing, None where nothing did."""
    state = func.coalesce(Standing.state, PublicState.AWAITED)
    is_published = kind.record.state == PublicationState.PUBLISHED
    changed: Any = null()
    if says_else is not None:
        changed = case((Standing.sequence <= says_else, ActivityKind.UPDATE), else_=null())
    return case(
        (and_(kind.is_public, state == PublicState.CLOSED), ActivityKind.ADD),
        (and_(kind.is_public, state != PublicState.SHOWN), ActivityKind.CREATE),
        (kind.is_public, changed),
        (state == PublicState.AWAITED, null()),
        (and_(is_published, state != PublicState.CLOSED), ActivityKind.REMOVE),
        (and_(~is_published, state != PublicState.GONE), ActivityKind.DELETE),
        else_=null(),
    )


def _await(transaction: Transaction, kind: Kind, which: ColumnElement[bool]) -> None:
    """Make a place for each thing that is published for the first time, seen or not."""
    new = kind.looked_at(
        kind.record.id,
        literal(kind.noun, Standing.noun.type),
        literal(PublicState.AWAITED, Standing.state.type),
        literal(0),
        kind.unit_id,
    ).where(which, kind.record.state == PublicationState.PUBLISHED, Standing.subject_id.is_(None))
    columns = ("subject_id", "noun", "state", "sequence", "unit_id")
    transaction.session.execute(insert(Standing).from_select(columns, new))


def _keep_ends(transaction: Transaction, kind: Kind, which: ColumnElement[bool]) -> None:
    """Keep until when each thing is closed, and where a photograph that is shown stands.

    Nothing waits for a closure that has no end.
    """
    ends = kind.closed_until < literal(WITHOUT_END)
    waits = and_(kind.record.state == PublicationState.PUBLISHED, ~kind.is_public, ends)
    is_there = or_(Standing.state == PublicState.SHOWN, Standing.state == PublicState.AWAITED)
    until_on = case((waits, kind.closed_until), else_=null())
    unit_id = case((is_there, kind.unit_id), else_=Standing.unit_id)
    is_other = or_(
        Standing.closed_until.is_distinct_from(until_on), Standing.unit_id.is_distinct_from(unit_id)
    )
    transaction.session.execute(
        update(Standing)
        .where(Standing.subject_id == kind.record.id, which, is_other)
        .values(closed_until=until_on, unit_id=unit_id),
        execution_options={"synchronize_session": False},
    )
