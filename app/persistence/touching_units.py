"""Noting what has changed of a unit that the public may be told of, and of what is in it."""

from app.domain.units import UnitDescription
from app.persistence.finding_units import unit_record
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction


def touch_unit(
    transaction: Transaction, record: Unit, before: UnitDescription, after: UnitDescription
) -> None:
    """Have the public told; of all below too, where it is moved or opened or closed with it.

    What is moved says so: to harvesters it is in other sets. What is shown in another size does.
    """
    below = None
    if before.parent != after.parent:
        below = True
        for parent in filter(None, (before.parent, after.parent)):
            above = unit_record(transaction, parent)
            if above is not None:
                transaction.touched.unit(above.id)
    elif before.access != after.access:
        below = cap_of(before) != cap_of(after)
    transaction.touched.unit(record.id, below=below)


def cap_of(unit: UnitDescription) -> tuple[object, ...] | None:
    """What a unit's own rule says of the pictures below it; None where it caps none."""
    rule = unit.access
    if rule is None or rule.size_cap_px is None:
        return None
    return rule.size_cap_px, rule.until_on, rule.notice
