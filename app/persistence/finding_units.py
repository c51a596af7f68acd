"""The record of a unit, by its id or by a reference code that it has or had."""

from sqlalchemy import delete, select

from app.domain.identifiers import known_form
from app.persistence.looking_up import there
from app.persistence.records.unit import FormerUnitCode, Unit
from app.persistence.transaction import Transaction
from app.persistence.visibility import THE_CATALOGUE, units


def unit_record(transaction: Transaction, reference_code: str) -> Unit | None:
    """Find the record of a unit, hidden or not; a code that it had once means it too."""
    found = coded_unit(transaction, reference_code)
    if found is not None:
        return found
    former = select(FormerUnitCode.unit_id).where(FormerUnitCode.reference_code == reference_code)
    statement = units(THE_CATALOGUE, Unit).where(Unit.id.in_(former))
    return transaction.session.scalars(statement).one_or_none()


def coded_unit(transaction: Transaction, reference_code: str) -> Unit | None:
    """Find the record of the unit that has this code today."""
    statement = units(THE_CATALOGUE, Unit).where(Unit.reference_code == reference_code)
    return transaction.session.scalars(statement).one_or_none()


def unit_by_id(transaction: Transaction, unit_id: str) -> Unit:
    """Load the record of a unit, hidden or not, or raise `NotFound`."""
    statement = units(THE_CATALOGUE, Unit).where(Unit.id == known_form(unit_id))
    found: Unit | None = transaction.session.scalars(statement).one_or_none()
    return there(found, "unit")


def code_of(transaction: Transaction, unit_id: str | None) -> str:
    """Give the reference code of a unit; none for the top of the tree."""
    statement = units(THE_CATALOGUE, Unit.reference_code).where(Unit.id == unit_id)
    return transaction.session.scalar(statement) or ""


def keep_code(transaction: Transaction, record: Unit, reference_code: str) -> None:
    """Give a unit a code; the one that it had goes on meaning it, the new one means no other."""
    former = record.reference_code
    transaction.session.execute(
        delete(FormerUnitCode).where(FormerUnitCode.reference_code == reference_code)
    )
    if former and former != reference_code:
        transaction.session.add(FormerUnitCode(reference_code=former, unit_id=record.id))
    record.reference_code = reference_code
