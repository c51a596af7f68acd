"""From rules of access to records, and back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import func
from sqlalchemy.orm import Session

from app.domain.access import AccessRule
from app.domain.documents import as_document
from app.domain.photographs import PhotographDescription
from app.domain.public_view import public_view
from app.domain.size_caps import in_force
from app.domain.viewers import Scope
from app.persistence.prepared import Prepared, some_of
from app.persistence.records.base import Closable, HasPictures
from app.persistence.records.photograph import Photograph
from app.persistence.records.side import Side
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import capped_sides


def as_shown(
    transaction: Transaction,
    description: PhotographDescription,
    caps: Mapping[str, AccessRule] | None = None,
) -> PhotographDescription:
    """Give a description as the viewer may see it today.

    `caps` are those of `caps_for`, where many are asked for at once.
    """
    if transaction.viewer.may(Scope.READ):
        return description
    if caps is None:
        caps = caps_for(transaction, [description])
    return public_view(description, today=transaction.now().date(), caps=caps)


def caps_for(
    transaction: Transaction, descriptions: Sequence[PhotographDescription]
) -> dict[str, AccessRule]:
    """Give the rules that cap pictures for the viewer, by the sides of some descriptions."""
    if transaction.viewer.may(Scope.READ):
        return {}
    sides = (side for description in descriptions for side in description.sides if side.scans)
    return caps_of_sides(transaction.session, [side.id for side in sides])


def access_of(record: Closable) -> AccessRule | None:
    """Give the rule that stands on a record itself."""
    return None if record.access is None else rule_of(record.access)


def write_access(record: Closable, rule: AccessRule | None) -> None:
    """Set a record's rule, or take it away; what stands above it is not looked at."""
    record.access = None if rule is None else as_document(rule)
    record.closed_until = None if rule is None else rule.closed_until
    if isinstance(record, HasPictures):
        record.images_until = None if rule is None else rule.images_until


def caps_of_sides(session: Session, side_ids: Collection[str]) -> dict[str, AccessRule]:
    """Sum up, for each of some sides that has any, the rules that cap its pictures today.

    They are those of the side, its photograph, its unit and all units above. One query.
    """
    return _caps(session, _OF_SIDES, side_ids)


def caps_of_photographs(session: Session, photograph_ids: Collection[str]) -> dict[str, AccessRule]:
    """Sum up the same for all sides of some photographs."""
    return _caps(session, _OF_PHOTOGRAPHS, photograph_ids)


_CAPPED: Final = capped_sides(
    Side.id, Side.access, Photograph.access, Unit.image_rules, func.current_date()
)
_OF_SIDES: Final = Prepared(_CAPPED.where(some_of(Side.id)))
_OF_PHOTOGRAPHS: Final = Prepared(_CAPPED.where(some_of(Side.photograph_id)))


def _caps(session: Session, query: Prepared, ids: Collection[str]) -> dict[str, AccessRule]:
    found: dict[str, AccessRule] = {}
    rows = query.rows(session.connection(), ids) if ids else ()
    for side_id, side, photograph, above, today in rows:
        rules = [rule_of(one) for one in (side, photograph, *(above or ())) if one is not None]
        told = in_force(rules, date.fromisoformat(str(today)))
        if told is not None:
            found[side_id] = told
    return found


def closing_rule(document: Mapping[str, Any] | None) -> AccessRule | None:
    """Read a rule as far as words are concerned: one that closes pictures alone closes none."""
    rule = None if document is None else rule_of(document)
    return rule if rule is not None and rule.size_cap_px is None else None


def rule_of(document: Mapping[str, Any]) -> AccessRule:
    """Read a rule as a record keeps it."""
    days = {
        name: date.fromisoformat(document[name])
        for name in ("until_on", "review_on")
        if document.get(name)
    }
    return AccessRule(
        reason=document.get("reason", ""),
        notice=document.get("notice", {}),
        size_cap_px=document.get("size_cap_px"),
        **days,
    )
