"""Filters as an index is asked for them: values are words of it."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import or_

from app.domain.search_filters import SearchFilters
from app.persistence.fulltext.entry_values import NO, YES, Value
from app.persistence.fulltext.expression import (
    EVERYTHING,
    NOTHING,
    Expression,
    HasValue,
    all_of,
)
from app.persistence.fulltext.values import numbers_of
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import units

_LISTS: Final = (
    "places", "persons", "holders", "languages", "kinds", "hands", "stamps", "media", "sides",
    "rights",
)  # fmt: skip
_FLAGS: Final = ("has_transcription", "only_from_back")


def filtered(transaction: Transaction, filters: SearchFilters) -> Expression:
    """Say which values are wanted; days are looked at elsewhere."""
    wanted = [_any(transaction, name, getattr(filters, name)) for name in _LISTS]
    if filters.units:
        wanted.append(_any(transaction, "units", _below(transaction, filters.units)))
    for name in _FLAGS:
        flag = getattr(filters, name)
        if flag is not None:
            wanted.append(_any(transaction, name, (YES if flag else NO,)))
    return all_of(*wanted)


def _any(transaction: Transaction, facet: str, values: Sequence[str]) -> Expression:
    if not values:
        return EVERYTHING if facet != "units" else NOTHING
    numbers = numbers_of(transaction.session, [Value(facet, value) for value in values])
    return HasValue(tuple(sorted(numbers.values()))) if numbers else NOTHING


def _below(transaction: Transaction, unit_ids: Sequence[str]) -> list[str]:
    """Give the ids of units and of all below them, as far as the viewer may see."""
    session, viewer = transaction.session, transaction.viewer
    paths = session.scalars(units(viewer, Unit.path).where(Unit.id.in_(unit_ids))).all()
    if not paths:
        return []
    below = or_(*(Unit.path.startswith(path, autoescape=True) for path in paths))
    return list(session.scalars(units(viewer, Unit.id).where(below)))
