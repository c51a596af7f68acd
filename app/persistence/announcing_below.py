"""Telling of all that lies in a unit in portions, each from where the one before ended.

A portion is told in the transaction that says how far it came: it is told once, and what ends
between two of them goes on with the next.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, tuple_

from app.persistence.reading_units import within
from app.persistence.records.announcement import Announcement
from app.persistence.records.photograph import Photograph
from app.persistence.records.unit import Unit
from app.persistence.telling import of_photographs, of_units, tell
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, photographs, units


def ask_below(transaction: Transaction, unit_id: str, *, says_else: int | None) -> None:
    """Have all that lies in a unit looked at, from its beginning; `says_else` as for `tell`.

    What was asked before is looked at once more, by what it has become.
    """
    waits = transaction.session.get(Announcement, unit_id)
    if waits is None:
        waits = Announcement(subject=unit_id, asked_at=transaction.now())
        transaction.session.add(waits)
    elif says_else is None:
        says_else = waits.says_else
    waits.says_else = says_else
    waits.unit_path = waits.filing_order = waits.photograph_id = ""
    transaction.session.flush()


def tell_below(transaction: Transaction, unit_id: str, *, limit: int) -> int:
    """Tell of some of what lies in a unit, and keep how far it came; give how many were seen."""
    session = transaction.session
    waits = session.get_one(Announcement, unit_id)
    seen_units, seen = _walked(transaction, waits, limit)
    if seen_units:
        tell(transaction, of_units(), Unit.id.in_(seen_units), says_else=None)
    if seen:
        which = Photograph.id.in_(seen)
        tell(transaction, of_photographs(), which, says_else=waits.says_else)
    count = len(seen_units) + len(seen)
    if count < limit:
        session.delete(waits)
    session.flush()
    return count


def _walked(
    transaction: Transaction, waits: Announcement, limit: int
) -> tuple[list[str], list[str]]:
    """Go on by at most so many units and photographs, unit by unit, and move the place along.

    Fewer: this was the end.
    """
    seen_units: list[str] = []
    seen: list[str] = []
    for unit_id, path in _units(transaction, waits, limit + 1):
        room = limit - len(seen_units) - len(seen)
        if not room:
            break
        if path != waits.unit_path:
            waits.unit_path, waits.filing_order, waits.photograph_id = path, "", ""
            if unit_id != waits.subject:  # which was told of with the change itself
                seen_units.append(unit_id)
                room -= 1
        for row in _photographs(transaction, waits, unit_id, room) if room else ():
            waits.filing_order, waits.photograph_id = row.filing_order, row.id
            seen.append(row.id)
    return seen_units, seen


def _units(transaction: Transaction, waits: Announcement, limit: int) -> Sequence[Row[str, str]]:
    """Give the unit itself and those below it, from the one on that was come to."""
    path = transaction.session.scalar(
        units(THE_CATALOGUE, Unit.path).where(Unit.id == waits.subject)
    )
    if path is None:
        return ()
    statement = units(THE_CATALOGUE, Unit.id, Unit.path).where(
        within(path), Unit.path >= waits.unit_path
    )
    return transaction.session.execute(statement.order_by(Unit.path).limit(limit)).all()


def _photographs(
    transaction: Transaction, waits: Announcement, unit_id: str, limit: int
) -> Sequence[Row[Any]]:
    """Give photographs of a unit in their order, behind the one that was come to."""
    key = (Photograph.filing_order, Photograph.id)
    statement = photographs(THE_CATALOGUE, Photograph.id, Photograph.filing_order).where(
        Photograph.unit_id == unit_id,
        tuple_(*key) > (waits.filing_order, waits.photograph_id),
    )
    return transaction.session.execute(statement.order_by(*key).limit(limit)).all()
