"""How units hand their rules of access down to the units below them."""

from datetime import date
from typing import Any, Final

from sqlalchemy import select, update

from app.domain.access import AccessRule
from app.domain.documents import as_document
from app.persistence.access_rules import rule_of, write_access
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction


def write_unit_access(transaction: Transaction, record: Unit, rule: AccessRule | None) -> None:
    """Set a unit's rule, and how long it and all units below it are closed by it and those above.

    The unit must have its path. What lies below is walked from the top: each unit is closed as
    long as the one above it, or longer; its pictures are capped by all rules from there on down.
    """
    write_access(record, rule)
    transaction.session.flush()
    below = (
        select(Unit.id, Unit.parent_id, Unit.access, Unit.closed_until, Unit.image_rules)
        .where(Unit.path.startswith(record.path, autoescape=True))
        .order_by(Unit.path)
    )
    closed = {record.parent_id: _inherited(transaction, record)}
    for unit_id, parent_id, access, *before in transaction.session.execute(below).all():
        own = None if access is None else rule_of(access)
        closed[unit_id] = _with_own(closed.get(parent_id, _OPEN), own)
        if list(closed[unit_id]) != before or unit_id == record.id:
            _write_inherited(transaction, unit_id, *closed[unit_id])


_Closed = tuple[date | None, list[dict[str, Any]] | None]
"""Until when a unit is closed, and the rules that cap its pictures, by itself and all above."""

_OPEN: Final[_Closed] = (None, None)


def _inherited(transaction: Transaction, record: Unit) -> _Closed:
    """What holds of the unit above."""
    above = select(Unit.closed_until, Unit.image_rules).where(Unit.id == record.parent_id)
    found = transaction.session.execute(above).one_or_none()
    return _OPEN if found is None else (found.closed_until, found.image_rules)


def _with_own(above: _Closed, own: AccessRule | None) -> _Closed:
    until_on, rules = above
    if own is None:
        return above
    if own.size_cap_px is None:
        return _longer(until_on, own.closed_until), rules
    told = AccessRule(own.until_on, notice=own.notice, size_cap_px=own.size_cap_px)
    return until_on, [as_document(told), *(rules or ())]


def _write_inherited(
    transaction: Transaction,
    unit_id: str,
    closed_until: date | None,
    rules: list[dict[str, Any]] | None,
) -> None:
    ends = [rule_of(rule).held_until for rule in rules or ()]
    transaction.session.execute(
        update(Unit)
        .where(Unit.id == unit_id)
        .values(closed_until=closed_until, image_rules=rules, images_until=max(ends, default=None))
    )


def _longer(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)
