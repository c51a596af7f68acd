"""The states that units once had: kept, listed, read back."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.domain.catalogued import Page
from app.domain.custody import unremarked
from app.domain.documents import as_document
from app.domain.documents_read_back import read_back
from app.domain.identifiers import known_form
from app.domain.publication import PublicationState
from app.domain.units import UnitDescription, UnitRevision
from app.domain.viewers import Scope
from app.persistence.finding_units import code_of
from app.persistence.looking_up import there, unit_trail
from app.persistence.reading_custody import load_unit_chains
from app.persistence.reading_units import described_unit
from app.persistence.records.unit import Unit
from app.persistence.records.unit_revision import UnitRevisionRecord
from app.persistence.transaction import Transaction
from app.persistence.visibility import units


def keep_unit_revision(transaction: Transaction, record: Unit, *, reason: str = "") -> None:
    """Keep what a unit says now, after it was changed, shown or hidden."""
    transaction.session.flush()
    transaction.session.add(
        UnitRevisionRecord(
            unit_id=record.id,
            version=record.version,
            state=record.state,
            made_at=transaction.now(),
            made_by=transaction.viewer.name,
            reason=reason,
            description=_said(transaction, record),
        )
    )
    transaction.session.flush()


def keep_former_unit(transaction: Transaction, record: Unit) -> None:
    """Keep what a unit says before it is changed, where that was never kept."""
    if transaction.session.get(UnitRevisionRecord, (record.id, record.version)) is None:
        transaction.session.add(_former(transaction, record))
        transaction.session.flush()


def note_shown(transaction: Transaction, record: Unit) -> None:
    """Note that the present state of a unit is what everybody sees from now on."""
    kept = transaction.session.get(UnitRevisionRecord, (record.id, record.version))
    if kept is not None:
        kept.state = record.state


def description_at(transaction: Transaction, unit_id: str, version: int) -> UnitDescription | None:
    """Give what a unit said at a version; None where that is not known."""
    record = transaction.session.get(UnitRevisionRecord, (unit_id, version))
    return None if record is None else read_back(UnitDescription, record.description)


def unit_revisions(
    transaction: Transaction, unit_id: str, *, before: int | None, limit: int
) -> Page[UnitRevision]:
    """List the states of a unit that the viewer may see, the newest first, below a version."""
    statement = _seen(transaction, unit_id)
    if before is not None:
        statement = statement.where(UnitRevisionRecord.version < before)
    statement = statement.order_by(UnitRevisionRecord.version.desc()).limit(limit + 1)
    found = [*_unkept(transaction, unit_id), *transaction.session.scalars(statement)]
    if before is not None:
        found = [one for one in found if one.version < before]
    more = str(found[limit - 1].version) if len(found) > limit else None
    return Page(tuple(_told(transaction, one) for one in found[:limit]), after=more)


def unit_revision(transaction: Transaction, unit_id: str, version: int) -> UnitRevision:
    """Give a state whole, as the viewer may see it, or raise `NotFound`."""
    statement = _seen(transaction, unit_id).where(UnitRevisionRecord.version == version)
    found = transaction.session.scalar(statement)
    unkept = (one for one in _unkept(transaction, unit_id) if one.version == version)
    return _told(transaction, there(found or next(unkept, None), "version"))


def versions_beside(
    transaction: Transaction, unit_id: str, version: int
) -> tuple[int | None, int | None]:
    """Give the versions right before and after one, of those that the viewer may see."""
    seen = _seen(transaction, unit_id).with_only_columns(UnitRevisionRecord.version)
    kept = UnitRevisionRecord.version
    earlier = seen.where(kept < version).order_by(kept.desc()).limit(1)
    later = seen.where(kept > version).order_by(kept).limit(1)
    return transaction.session.scalar(earlier), transaction.session.scalar(later)


def _said(transaction: Transaction, record: Unit) -> dict[str, Any]:
    load_unit_chains(transaction.session, [record])
    return as_document(described_unit(record, parent_code=code_of(transaction, record.parent_id)))


def _unkept(transaction: Transaction, unit_id: str) -> list[UnitRevisionRecord]:
    """Give the present state of a unit that nobody has changed since states are kept."""
    record = transaction.session.scalar(
        units(transaction.viewer, Unit).where(Unit.id == known_form(unit_id))
    )
    if record is None:
        return []
    if transaction.session.get(UnitRevisionRecord, (record.id, record.version)) is not None:
        return []
    return [_former(transaction, record)]


def _former(transaction: Transaction, record: Unit) -> UnitRevisionRecord:
    """Write down what a unit says, of which nobody knows who made it say so."""
    return UnitRevisionRecord(
        unit_id=record.id,
        version=record.version,
        state=record.state,
        made_by="",
        reason="",
        description=_said(transaction, record),
    )


def _seen(transaction: Transaction, unit_id: str) -> Any:
    statement = select(UnitRevisionRecord).where(UnitRevisionRecord.unit_id == known_form(unit_id))
    if transaction.viewer.may(Scope.READ):
        return statement
    return statement.where(UnitRevisionRecord.state == PublicationState.PUBLISHED)


def _told(transaction: Transaction, record: UnitRevisionRecord) -> UnitRevision:
    """Tell of a state: to the public without remarks, rules, and a unit above that it can't see."""
    said = read_back(UnitDescription, record.description)
    revision = UnitRevision(
        unit_id=record.unit_id,
        version=record.version,
        state=record.state,
        description=said,
        made_at=record.made_at,
        made_by=record.made_by,
        reason=record.reason,
    )
    if transaction.viewer.may(Scope.READ):
        return revision
    above = unit_trail(transaction, Unit.reference_code == said.parent) if said.parent else ()
    shown = replace(
        said,
        custody=unremarked(said.custody),
        access=None,
        parent=said.parent if above else "",
    )
    return replace(revision, description=shown, made_by="", reason="")
