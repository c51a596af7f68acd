"""What can't be said of a unit, and which unit is meant to be above it."""

from app.domain.custody_faults import impossible_custody, refusal
from app.domain.errors import Problem, Rejected
from app.domain.text_lengths import length_faults
from app.domain.units import UnitDescription
from app.persistence.checking import cap_faults, edtf_faults
from app.persistence.finding_units import unit_record
from app.persistence.reading_units import trail_ids
from app.persistence.records.unit import Unit
from app.persistence.transaction import Transaction


def parent_of(
    transaction: Transaction, description: UnitDescription, record: Unit | None
) -> Unit | None:
    """Find the unit above; `Rejected` for one that is not there, or lies below."""
    if not description.parent:
        return None
    parent = unit_record(transaction, description.parent)
    if parent is None:
        reason = "no unit has this reference code; describe it first"
        raise _refusal(Problem("parent", description.parent, reason))
    if record is not None and record.id in trail_ids(parent.path):
        reason = "lies below the unit itself"
        raise _refusal(Problem("parent", description.parent, reason))
    return parent


def refuse_unit_faults(
    transaction: Transaction,
    description: UnitDescription,
    record: Unit | None,
    *kept: UnitDescription | None,
) -> None:
    """Refuse what can't be said of a unit; `kept` is what is said of it now, or was before.

    What that has already, from before there were limits, may be said again.
    """
    if not description.reference_code.strip():
        raise _refusal(Problem("reference_code", description.reference_code, "must say something"))
    if description.id and (record is None or description.id != record.id):
        reason = "the unit with this reference code has another id; leave the id out"
        raise _refusal(Problem("id", description.id, reason))
    for problem in length_faults(description, *kept):
        raise _refusal(problem)
    for problem in cap_faults(description.access, "access"):
        raise _refusal(problem)
    span_of = transaction.analyser.span_of
    for problem in edtf_faults(description.date_edtf, "date_edtf", span_of):
        raise _refusal(problem)
    for problem in impossible_custody(description.custody, span_of=span_of):
        raise _refusal(problem)


def _refusal(problem: Problem) -> Rejected:
    return refusal(f"The unit can't be kept. {problem}.", (problem,))
