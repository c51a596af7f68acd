"""Telling the public what changed: the stream of events, and how each thing stands.

What a transaction touched is compared with what was told last as the transaction ends, so that
each thing is told of once, by what it has become: `app/domain/activities.py`.

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
from app.persistence.reading_units import within
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

_ENDED: Final = 1000
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class _Kind:
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


def announce(transaction: Transaction) -> None:
    """Tell what became of all that the transaction has touched; nothing is touched any more."""
    touched = transaction.touched
    if not (touched.photographs or touched.units):
        return
    transaction.session.flush()
    ids = sorted(touched.photographs)
    for start in range(0, len(ids), _AT_ONCE):
        some = Photograph.id.in_(ids[start : start + _AT_ONCE])
        _tell(transaction, _of_photographs(), some, says_else=True)
    for unit_id, below in sorted(touched.units.items()):
        _announce_unit(transaction, unit_id, below)
    touched.photographs.clear()
    touched.units.clear()


def touch_ended(transaction: Transaction) -> int:
    """Touch what is closed until a day that has passed, at most 1000 things; give how many."""
    statement = (
        select(Standing.subject_id, Standing.noun)
        .where(Standing.closed_until.is_not(None), Standing.closed_until < func.current_date())
        .limit(_ENDED)
    )
    ended = transaction.session.execute(statement).all()
    for subject_id, noun in ended:
        if noun is PublicNoun.PHOTOGRAPH:
            transaction.touched.photographs.add(subject_id)
        else:
            transaction.touched.unit(subject_id)
    return len(ended)


def announce_move(transaction: Transaction, former_base: str) -> int:
    """Tell that all that is shown has other addresses now; give how much it is."""
    transaction.session.flush()
    last, now = _last(transaction)
    shown = select(
        _numbered(last, Standing.subject_id),
        literal(ActivityKind.MOVE, ActivityRecord.kind.type),
        Standing.noun,
        Standing.subject_id,
        literal(now, ActivityRecord.happened_at.type),
        literal(former_base),
    ).where(Standing.state == PublicState.SHOWN)
    columns = ("sequence", "kind", "noun", "subject_id", "happened_at", "former_base")
    transaction.session.execute(insert(ActivityRecord).from_select(columns, shown))
    _follow(transaction, last)
    return _last_sequence(transaction) - last


def _announce_unit(transaction: Transaction, unit_id: str, below: "bool | None") -> None:
    """Tell of a unit; where `below` is told, of all below it too: True where all says else."""
    _tell(transaction, _of_units(), Unit.id == unit_id, says_else=True)
    path = transaction.session.scalar(units(THE_CATALOGUE, Unit.path).where(Unit.id == unit_id))
    if below is None or path is None:
        return
    below_it = within(path)
    _tell(transaction, _of_units(), and_(below_it, Unit.id != unit_id), says_else=False)
    in_it = Photograph.unit_id.in_(units(THE_CATALOGUE, Unit.id).where(below_it))
    _tell(transaction, _of_photographs(), in_it, says_else=below)


def _tell(
    transaction: Transaction, kind: _Kind, which: ColumnElement[bool], *, says_else: bool
) -> None:
    """Write the events of some things, then how each of them stands.

    `says_else`: what is shown as before says something else now.
    """
    last, now = _last(transaction)
    event = _event(kind, says_else=says_else)
    happened = kind.looked_at(
        _numbered(last, kind.record.id),
        event,
        literal(kind.noun, ActivityRecord.noun.type),
        kind.record.id,
        literal(now, ActivityRecord.happened_at.type),
    ).where(which, event.is_not(None))
    columns = ("sequence", "kind", "noun", "subject_id", "happened_at")
    transaction.session.execute(insert(ActivityRecord).from_select(columns, happened))
    _await(transaction, kind, which)
    _follow(transaction, last)
    _keep_ends(transaction, kind, which)


def _event(kind: _Kind, *, says_else: bool) -> Any:
    """Say what became of a thing, None where nothing did."""
    state = func.coalesce(Standing.state, PublicState.AWAITED)
    is_published = kind.record.state == PublicationState.PUBLISHED
    changed = literal(ActivityKind.UPDATE) if says_else else null()
    return case(
        (and_(kind.is_public, state == PublicState.CLOSED), ActivityKind.ADD),
        (and_(kind.is_public, state != PublicState.SHOWN), ActivityKind.CREATE),
        (kind.is_public, changed),
        (state == PublicState.AWAITED, null()),
        (and_(is_published, state != PublicState.CLOSED), ActivityKind.REMOVE),
        (and_(~is_published, state != PublicState.GONE), ActivityKind.DELETE),
        else_=null(),
    )


def _await(transaction: Transaction, kind: _Kind, which: ColumnElement[bool]) -> None:
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


def _follow(transaction: Transaction, last: int) -> None:
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


def _keep_ends(transaction: Transaction, kind: _Kind, which: ColumnElement[bool]) -> None:
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


def _numbered(last: int, order: Any) -> ColumnElement[int]:
    return func.row_number().over(order_by=order) + last


def _last(transaction: Transaction) -> tuple[int, datetime]:
    """Give the number of the last event, and the time of the next: no earlier than the last's."""
    newest = (
        select(ActivityRecord.sequence, ActivityRecord.happened_at)
        .order_by(ActivityRecord.sequence.desc())
        .limit(1)
    )
    found = transaction.session.execute(newest).one_or_none()
    now = transaction.now()
    return (found.sequence, max(now, found.happened_at)) if found else (0, now)


def _last_sequence(transaction: Transaction) -> int:
    return _last(transaction)[0]


def _of_photographs() -> _Kind:
    of_unit = select(Unit.closed_until).where(Unit.id == Photograph.unit_id).scalar_subquery()
    later = case(
        (of_unit.is_(None), Photograph.closed_until),
        (func.coalesce(Photograph.closed_until, literal(date.min)) > of_unit,
         Photograph.closed_until),
        else_=of_unit,
    )  # fmt: skip
    return _Kind(
        PublicNoun.PHOTOGRAPH, Photograph, photograph_is_public(), Photograph.unit_id, later
    )


def _of_units() -> _Kind:
    return _Kind(PublicNoun.UNIT, Unit, unit_is_public(), null(), Unit.closed_until)
