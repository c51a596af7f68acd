"""From rules of access to records, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update

from app.domain.access import AccessRule
from app.domain.documents import as_document
from app.domain.photographs import PhotographDescription
from app.domain.public_view import public_view
from app.domain.viewers import Scope
from app.persistence.records.base import Closable
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction


def as_shown(transaction: Transaction, description: PhotographDescription) -> PhotographDescription:
    """Give a description as the viewer may see it today."""
    if transaction.viewer.may(Scope.READ):
        return description
    return public_view(description, today=transaction.now().date())


def access_of(record: Closable) -> AccessRule | None:
    """Give the rule that stands on a record itself."""
    return None if record.access is None else rule_of(record.access)


def write_access(record: Closable, rule: AccessRule | None) -> None:
    """Set a record's rule, or take it away; what stands above it is not looked at."""
    record.access = None if rule is None else as_document(rule)
    record.closed_until = None if rule is None else rule.closed_until


def write_unit_access(transaction: Transaction, record: Unit, rule: AccessRule | None) -> None:
    """Set a unit's rule, and how long it and all units below it are closed by it and those above.

    The unit must have its path. What lies below is walked from the top: each unit is closed as
    long as the one above it, or longer.
    """
    write_access(record, rule)
    transaction.session.flush()
    below = (
        select(Unit.id, Unit.parent_id, Unit.access, Unit.closed_until)
        .where(Unit.path.startswith(record.path, autoescape=True))
        .order_by(Unit.path)
    )
    closed: dict[str | None, date | None] = {record.parent_id: _closed_until(transaction, record)}
    for unit_id, parent_id, access, before in transaction.session.execute(below).all():
        own = rule_of(access).closed_until if access is not None else None
        closed[unit_id] = _longer(closed.get(parent_id), own)
        if closed[unit_id] != before:
            transaction.session.execute(
                update(Unit).where(Unit.id == unit_id).values(closed_until=closed[unit_id])
            )


def _closed_until(transaction: Transaction, record: Unit) -> date | None:
    """Until when the unit above is closed."""
    above = select(Unit.closed_until).where(Unit.id == record.parent_id)
    return transaction.session.scalar(above)


def _longer(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def rule_of(document: Mapping[str, Any]) -> AccessRule:
    """Read a rule as a record keeps it."""
    days = {
        name: date.fromisoformat(document[name])
        for name in ("until_on", "review_on")
        if document.get(name)
    }
    return AccessRule(reason=document.get("reason", ""), notice=document.get("notice", {}), **days)
