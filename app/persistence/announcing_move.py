"""Telling that the whole catalogue has another address, in portions."""

from sqlalchemy import insert, literal, select

from app.domain.activities import ActivityKind, PublicState
from app.domain.identifiers import new_id
from app.persistence.records.activity import ActivityRecord
from app.persistence.records.announcement import Announcement
from app.persistence.records.standing import Standing
from app.persistence.telling import follow, last_event, numbered
from app.persistence.transaction import Transaction

_COLUMNS = ("sequence", "kind", "noun", "subject_id", "happened_at", "former_base")


def ask_move(transaction: Transaction, former_base: str) -> None:
    """Have it told of all that is shown by now; what was begun goes on where it stopped."""
    if transaction.session.get(Announcement, former_base) is None:
        waits = Announcement(
            subject=former_base,
            former_base=former_base,
            asked_at=transaction.now(),
            until_id=new_id(),
        )
        transaction.session.add(waits)
        transaction.session.flush()


def tell_move(transaction: Transaction, former_base: str, *, limit: int) -> int:
    """Tell of some of it, by their ids, and keep how far it came; give how many events it is."""
    session = transaction.session
    waits = session.get_one(Announcement, former_base)
    after = waits.photograph_id
    some = (
        select(Standing.subject_id)
        .where(Standing.subject_id > after, Standing.subject_id < waits.until_id)
        .order_by(Standing.subject_id)
        .limit(limit)
    )
    ids = session.scalars(some).all()
    if len(ids) < limit:
        session.delete(waits)
    else:
        waits.photograph_id = ids[-1]
    session.flush()
    last, now = last_event(transaction)
    shown = select(
        numbered(last, Standing.subject_id),
        literal(ActivityKind.MOVE, ActivityRecord.kind.type),
        Standing.noun,
        Standing.subject_id,
        literal(now, ActivityRecord.happened_at.type),
        literal(former_base),
    ).where(Standing.state == PublicState.SHOWN, Standing.subject_id.in_(ids))
    session.execute(insert(ActivityRecord).from_select(_COLUMNS, shown))
    follow(transaction, last)
    return last_event(transaction)[0] - last
